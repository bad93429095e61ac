namespace SpaceCloud.Operator.Contacts;

/// <summary>A pass as the propagation finds it, before it has a name. Times are mission UTC.</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Station">Ground station name.</param>
/// <param name="Revolution">Revolution of the satellite at the greatest elevation.</param>
/// <param name="AosUtc">Acquisition of signal.</param>
/// <param name="TcaUtc">Greatest elevation.</param>
/// <param name="LosUtc">Loss of signal, exclusive.</param>
/// <param name="MaxElevationDegrees">Elevation at <paramref name="TcaUtc"/>.</param>
/// <param name="TimingSigmaSeconds">Standard deviation of the times by the age of the elements.</param>
/// <param name="Ordinal">How many passes over the station came before it in the same revolution.</param>
internal sealed record FoundPass(
    string Satellite,
    string Station,
    int Revolution,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    double TimingSigmaSeconds = 0,
    int Ordinal = 0);
