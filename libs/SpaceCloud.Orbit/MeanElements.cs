namespace SpaceCloud.Orbit;

/// <summary>Mean elements of the SGP4 theory, whatever format they came in. Frame TEME of date, time UTC.</summary>
public sealed record MeanElements
{
    /// <summary>The object's name, or null where the source has none.</summary>
    public string? Name { get; init; }

    /// <summary>Catalogue number; five digits in old sets, up to nine in new ones.</summary>
    public required long CatalogNumber { get; init; }

    /// <summary>International designator in full, <c>1998-067A</c>; other text as printed, possibly empty.</summary>
    public string InternationalDesignator { get; init; } = "";

    /// <summary>Epoch, UTC, exact to the tick.</summary>
    public required DateTimeOffset EpochUtc { get; init; }

    /// <summary>Mean motion in Kozai's sense, revolutions per day.</summary>
    public required double MeanMotionRevolutionsPerDay { get; init; }

    /// <summary>Eccentricity, 0 to below 1.</summary>
    public required double Eccentricity { get; init; }

    /// <summary>Inclination, degrees, 0 to 180.</summary>
    public required double InclinationDegrees { get; init; }

    /// <summary>Right ascension of the ascending node, degrees.</summary>
    public required double RightAscensionDegrees { get; init; }

    /// <summary>Argument of perigee, degrees.</summary>
    public required double ArgumentOfPerigeeDegrees { get; init; }

    /// <summary>Mean anomaly, degrees.</summary>
    public required double MeanAnomalyDegrees { get; init; }

    /// <summary>Drag term B*, per Earth radius.</summary>
    public required double BStarPerEarthRadius { get; init; }

    /// <summary>Revolution number at epoch.</summary>
    public int RevolutionAtEpoch { get; init; }

    /// <summary>How old the elements are at a moment; negative before the epoch.</summary>
    public TimeSpan AgeAt(DateTimeOffset utc) => utc - EpochUtc;
}
