using System.Globalization;
using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit;

namespace SpaceCloud.Cli.Orbits;

/// <summary>Brings files of elements and stations to a command, and tells the user what of them could not be used.</summary>
internal sealed class OrbitInput(Terminal terminal)
{
    private const int MostWarnings = 20;

    private bool isPartial;

    /// <summary>Ok, or Partial where something was refused.</summary>
    public ExitCode Code => isPartial ? ExitCode.Partial : ExitCode.Ok;

    /// <summary>The objects of a file; at least one.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<IReadOnlyList<FleetObject>> FleetAsync(string file, CancellationToken cancellationToken)
    {
        FleetFile fleet = FleetFile.Read(await InputFile.ReadAsync(file, "--elements", terminal, cancellationToken), Shown(file));
        await RefuseAsync(fleet.Refused);
        await WarnAsync(fleet.Warnings);
        return fleet.Objects.Count > 0 ? fleet.Objects : throw new CommandException(ExitCode.Failed, $"{Shown(file)}: no object in it can be computed");
    }

    /// <summary>The stations of a file; at least one.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<IReadOnlyList<PassStation>> StationsAsync(string file, double? minElevationDegrees, CancellationToken cancellationToken)
    {
        StationList list = StationList.Read(await InputFile.ReadAsync(file, "--stations", terminal, cancellationToken), Shown(file), minElevationDegrees);
        await RefuseAsync(list.Refused);
        return list.Stations.Count > 0 ? list.Stations : throw new CommandException(ExitCode.Failed, $"{Shown(file)}: no station in it can be used");
    }

    /// <summary>Says in one line that elements are used far from their epoch.</summary>
    public async Task WarnOfAgeAsync(IReadOnlyList<FleetObject> fleet, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        (FleetObject Object, TimeSpan Age)[] stale =
        [
            .. fleet
                .Select(one => (one, Age: TimeSpan.FromTicks(Math.Max(one.Orbit.Elements.AgeAt(fromUtc).Duration().Ticks, one.Orbit.Elements.AgeAt(toUtc).Duration().Ticks))))
                .Where(pair => pair.one.Aging.FreshnessOf(pair.Age) != ElementFreshness.Fresh),
        ];
        if (stale.Length > 0)
        {
            (FleetObject oldest, TimeSpan age) = stale.MaxBy(pair => pair.Age);
            await WarnAsync([string.Create(
                CultureInfo.InvariantCulture,
                $"elements of {stale.Length} of {fleet.Count} objects are used more than {oldest.Aging.StaleAfter.TotalDays:0} days from their epoch, those of {oldest.Label} {age.TotalDays:0.0} days: times may be off by minutes and more")]);
        }
    }

    /// <summary>Says where propagation ended before the window did.</summary>
    public Task WarnOfEndsAsync(IEnumerable<(FleetObject Object, PropagationFailure Failure)> ends) => WarnAsync(
        [.. ends.Select(end => $"{end.Object.Label}: cannot be propagated from {UtcMicroseconds.Seconds(end.Failure.AtUtc)} on ({end.Failure.Error}); what is before is complete")]);

    public async Task WarnAsync(IReadOnlyList<string> warnings)
    {
        foreach (string warning in warnings.Take(MostWarnings))
        {
            await terminal.Error.WriteLineAsync($"warning: {warning}");
        }

        if (warnings.Count > MostWarnings)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"warning: and {warnings.Count - MostWarnings} more of this kind"));
        }
    }

    private async Task RefuseAsync(IReadOnlyList<string> refused)
    {
        isPartial |= refused.Count > 0;
        foreach (string sentence in refused)
        {
            await terminal.Error.WriteLineAsync($"refused: {sentence}");
        }
    }

    private static string Shown(string file) => file == "-" ? "standard input" : file;
}
