using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Passes;

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
public sealed record FoundPass(
    string Satellite,
    string Station,
    int Revolution,
    DateTimeOffset AosUtc,
    DateTimeOffset TcaUtc,
    DateTimeOffset LosUtc,
    double MaxElevationDegrees,
    double TimingSigmaSeconds = 0,
    int Ordinal = 0)
{
    /// <summary>The passes of one satellite, long ones cut into contacts, each with its revolution and its place in it.</summary>
    /// <param name="satellite">Satellite name.</param>
    /// <param name="elements">What it was propagated by.</param>
    /// <param name="passes">Name of the station and pass; those over one station in order of time.</param>
    public static IEnumerable<FoundPass> Of(string satellite, MeanElements elements, IEnumerable<(string Station, Pass Pass)> passes)
    {
        Dictionary<string, (int Revolution, int Ordinal)> last = new(StringComparer.Ordinal);
        foreach ((string station, Pass pass) in passes)
        {
            foreach ((DateTimeOffset aosUtc, DateTimeOffset losUtc, int? hour) in LongPasses.Parts(pass))
            {
                DateTimeOffset tcaUtc = pass.TcaUtc < aosUtc ? aosUtc : pass.TcaUtc > losUtc ? losUtc : pass.TcaUtc;
                int revolution = RevolutionNumber.At(elements, tcaUtc);
                int ordinal = hour ?? (last.TryGetValue(station, out (int Revolution, int Ordinal) one) && one.Revolution == revolution ? one.Ordinal + 1 : 0);
                last[station] = (revolution, ordinal);
                yield return new FoundPass(satellite, station, revolution, aosUtc, tcaUtc, losUtc, pass.MaxElevationDegrees, pass.TimingSigmaSeconds, ordinal);
            }
        }
    }
}
