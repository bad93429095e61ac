using System.CommandLine;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>orbit</c>: states, passes, eclipses and links from files, without a cluster.</summary>
internal static class OrbitCommand
{
    public static Command Create(Terminal terminal) => new DetailedCommand("orbit", "Compute states, passes, eclipses and links from files of elements, without a cluster", """
        Elements are read as TLE (two or three lines), OMM in JSON, CSV, XML or KVN, or manifests of Satellites; which of
        them is found by content. Times are UTC; tables round them, -o json has them to the microsecond.

        Objects that cannot be read are named on standard error and the others computed; the exit code is then 4.
        Exit codes: 0 done, 1 nothing could be computed, 2 wrong command line, 4 done in part.
        """)
    {
        OrbitStateCommand.Create(terminal),
        OrbitPassesCommand.Create(terminal),
        OrbitEclipsesCommand.Create(terminal),
        OrbitLinksCommand.Create(terminal),
    };
}
