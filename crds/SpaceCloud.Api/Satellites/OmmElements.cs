namespace SpaceCloud.Api;

/// <summary>
/// An element set by the fields of a CCSDS orbit mean-elements message, for SGP4: centre Earth, frame TEME of date, time UTC.
/// </summary>
/// <param name="NoradCatalogId">NORAD_CAT_ID, up to nine digits.</param>
/// <param name="Epoch">EPOCH, UTC, to the microsecond and finer.</param>
/// <param name="MeanMotionRevolutionsPerDay">MEAN_MOTION in Kozai's sense.</param>
/// <param name="Eccentricity">ECCENTRICITY, 0 to below 1.</param>
/// <param name="InclinationDegrees">INCLINATION.</param>
/// <param name="RightAscensionDegrees">RA_OF_ASC_NODE.</param>
/// <param name="ArgumentOfPerigeeDegrees">ARG_OF_PERICENTER.</param>
/// <param name="MeanAnomalyDegrees">MEAN_ANOMALY.</param>
/// <param name="BStarPerEarthRadius">BSTAR.</param>
/// <param name="RevolutionAtEpoch">REV_AT_EPOCH.</param>
/// <param name="EphemerisType">EPHEMERIS_TYPE; 0, 2 and 3 mean SGP4, 4 is SGP4-XP and refused.</param>
/// <param name="ObjectName">OBJECT_NAME.</param>
/// <param name="ObjectId">OBJECT_ID, the international designator.</param>
public sealed record OmmElements(
    long NoradCatalogId,
    DateTimeOffset Epoch,
    double MeanMotionRevolutionsPerDay,
    double Eccentricity,
    double InclinationDegrees,
    double RightAscensionDegrees,
    double ArgumentOfPerigeeDegrees,
    double MeanAnomalyDegrees,
    double BStarPerEarthRadius,
    int RevolutionAtEpoch = 0,
    int EphemerisType = 0,
    string? ObjectName = null,
    string? ObjectId = null);
