using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Guards;

/// <summary>Sunlight by the satellite's own elements, kept for as long as it reaches far enough ahead.</summary>
internal sealed class Sunlight
{
    /// <summary>The orbits in which the battery recovers from a run have to lie inside.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    private static readonly TimeSpan Renewal = TimeSpan.FromHours(6);
    /// <summary>What is worth computing; outside of it the mean of the light is assumed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(10);

    private LightTimeline? _light;
    private SatelliteOrbit? _orbit;

    /// <summary>Why the elements cannot be used; then darkness is assumed, the safe side for a battery. Null when they can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Light from a moment to beyond another one. Elements past their age still beat darkness.</summary>
    public LightTimeline Covering(SatelliteOrbit orbit, DateTimeOffset fromUtc, DateTimeOffset toUtc)
    {
        DateTimeOffset limit = fromUtc + Longest;
        DateTimeOffset needed = toUtc + Renewal < limit - Renewal ? toUtc + Renewal : limit - Renewal;
        bool enough = _light is not null && _orbit == orbit && _light.FromUtc <= fromUtc && _light.ToUtc >= needed;
        if (enough)
        {
            return _light!;
        }

        DateTimeOffset until = toUtc + Ahead < limit ? toUtc + Ahead : limit;
        ElementsReading reading = ElementsFacts.Read(orbit, toUtc);
        Problem = reading.Orbit is null ? reading.Problem : null;
        _orbit = orbit;
        _light = (reading.Orbit is { } propagator ? LightTimeline.FromOrbit(propagator, fromUtc, until) : null)
            ?? new LightTimeline([new LightInterval(fromUtc, until, 0)]);
        return _light;
    }
}
