using System.Diagnostics.CodeAnalysis;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Facts;

/// <summary>What became of a satellite's elements.</summary>
/// <param name="Orbit">Null when they cannot be read at all.</param>
/// <param name="Age">From their epoch to now, negative when the epoch is ahead.</param>
/// <param name="Problem">Why they must not be used, or null.</param>
public sealed record ElementsReading(OrbitPropagator? Orbit, TimeSpan? Age, string? Problem)
{
    /// <summary>They may be used.</summary>
    [MemberNotNullWhen(true, nameof(Orbit))]
    public bool Usable => Problem is null && Orbit is not null;
}
