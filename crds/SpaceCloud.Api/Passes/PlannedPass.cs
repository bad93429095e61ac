namespace SpaceCloud.Api.Passes;

/// <summary>A pass as planned: who sees whom, when, and under which name it is kept. Times are mission UTC, whole seconds.</summary>
/// <param name="Name">Object name: satellite, station and revolution (D14).</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Station">Ground station name.</param>
/// <param name="Revolution">Revolution of the satellite in which the pass culminates.</param>
/// <param name="AosUtc">Acquisition of signal.</param>
/// <param name="TcaUtc">Greatest elevation.</param>
/// <param name="LosUtc">Loss of signal, exclusive.</param>
/// <param name="MaxElevationDegrees">Elevation at <paramref name="TcaUtc"/>.</param>
/// <param name="TimingSigmaSeconds">Standard deviation of AOS and LOS.</param>
/// <param name="Fixed">True when its window is not to be changed: already under way, or nothing better is known.</param>
/// <param name="PeerSatellite">For links between satellites: the one that is sent to; there is no station then.</param>
public sealed record PlannedPass(
    string Name,
    string Satellite,
    string Station,
    int Revolution,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    double TimingSigmaSeconds = 0,
    bool Fixed = false,
    string? PeerSatellite = null)
{
    /// <summary>Whether it shares a moment with a found pass.</summary>
    public bool Overlaps(FoundPass found) => AosUtc < found.LosUtc && found.AosUtc < LosUtc;

    /// <summary>A found pass under its name, rounded as windows are.</summary>
    /// <param name="pass">As the propagation found it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="revolution">The revolution it is kept under.</param>
    /// <param name="nowUtc">Mission time.</param>
    public static PlannedPass Of(FoundPass pass, string name, int revolution, DateTimeOffset nowUtc) => new(
        name,
        pass.Satellite,
        pass.Station,
        revolution,
        WholeSecond(pass.AosUtc),
        WholeSecond(pass.TcaUtc),
        WholeSecond(pass.LosUtc),
        Math.Round(pass.MaxElevationDegrees, 1),
        Math.Round(pass.TimingSigmaSeconds, 2),
        WholeSecond(pass.AosUtc) <= nowUtc);

    /// <summary>A moment as windows have it: rounded down to the second.</summary>
    public static DateTimeOffset WholeSecond(DateTimeOffset utc) => new(utc.UtcTicks - (utc.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
