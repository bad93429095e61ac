namespace SpaceCloud.Orbit;

/// <summary>One stretch of time in the Earth's shadow. Half-open.</summary>
/// <param name="Kind">A full eclipse is reported twice: the penumbra stretch and the umbra stretch inside it.</param>
/// <param name="EntryUtc">Entry, or the start of the search when <paramref name="ClippedStart"/>.</param>
/// <param name="ExitUtc">Exit, or the end of the search when <paramref name="ClippedEnd"/>.</param>
/// <param name="ClippedStart">In progress when the search began.</param>
/// <param name="ClippedEnd">In progress when the search ended.</param>
public sealed record Eclipse(EclipseKind Kind, DateTimeOffset EntryUtc, DateTimeOffset ExitUtc, bool ClippedStart, bool ClippedEnd);
