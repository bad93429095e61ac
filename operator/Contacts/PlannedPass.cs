namespace SpaceCloud.Operator.Contacts;

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
internal sealed record PlannedPass(
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
}
