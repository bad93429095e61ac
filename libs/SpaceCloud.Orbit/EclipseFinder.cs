namespace SpaceCloud.Orbit;

/// <summary>Finds when one orbit is in the Earth's shadow.</summary>
public static class EclipseFinder
{
    /// <summary>Two extremes of the depth in the shadow are half a revolution apart, never less than 40 minutes.</summary>
    private const double StepSeconds = 120;

    /// <summary>
    /// All penumbra and umbra stretches in [<paramref name="fromUtc"/>, <paramref name="toUtc"/>), grazing ones included. Where the
    /// orbit decays the search ends there and says so.
    /// </summary>
    public static EclipseSearch Find(
        OrbitPropagator orbit,
        DateTimeOffset fromUtc,
        DateTimeOffset toUtc,
        EarthShape shape = EarthShape.Wgs84,
        ShadowModel model = ShadowModel.Conical)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        Track track = new(orbit, fromUtc, toUtc);
        IEnumerable<Eclipse> Of(EclipseKind kind) => AboveZero
            .Find(new Depth(track, kind, shape, model), track.Seconds, StepSeconds)
            .Select(found => new Eclipse(kind, track.Utc(found.Start), track.Utc(found.End), found.ClippedStart, found.ClippedEnd));
        List<Eclipse> eclipses = [.. (model == ShadowModel.Cylinder ? [] : Of(EclipseKind.Penumbra)).Concat(Of(EclipseKind.Umbra)).OrderBy(e => e.EntryUtc).ThenBy(e => e.Kind)];
        return new EclipseSearch(eclipses, track.Failure);
    }

    /// <summary>The share of the Sun's disc seen at a moment; null when the orbit cannot be propagated there.</summary>
    public static double? LitFraction(OrbitPropagator orbit, DateTimeOffset utc, EarthShape shape = EarthShape.Wgs84)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        return orbit.Propagate(utc, out TemeState state) == PropagationError.None
            ? Shadow.LitFraction(state.PositionKilometers, Sun.PositionKilometers(utc), shape)
            : null;
    }

    /// <summary>How deep in the shadow, radians between the limbs.</summary>
    private readonly struct Depth(Track track, EclipseKind kind, EarthShape shape, ShadowModel model) : ISignal
    {
        public double Value(double seconds)
        {
            Shadow.Discs discs = Shadow.Discs.Seen(track.Teme(seconds).PositionKilometers, Sun.PositionKilometers(track.Utc(seconds)), shape);
            return model == ShadowModel.Cylinder ? discs.EarthRadius - discs.Separation : kind == EclipseKind.Umbra ? discs.UmbraDepth : discs.PenumbraDepth;
        }

        public double Slope(double seconds) => Value(seconds + 0.5) - Value(seconds - 0.5);
    }
}
