using System.Globalization;

namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>What the kernel counted in the network namespace of a process.</summary>
internal static class RefusedConnections
{
    /// <summary>TCP connections that were tried there and refused (AttemptFails of proc_net_snmp).</summary>
    internal static long InNamespaceOf(int pid)
    {
        string[][] tcp = [.. File.ReadLines($"/proc/{pid}/net/snmp").Where(line => line.StartsWith("Tcp:", StringComparison.Ordinal)).Select(line => line.Split(' '))];
        return long.Parse(tcp[1][Array.IndexOf(tcp[0], "AttemptFails")], CultureInfo.InvariantCulture);
    }
}
