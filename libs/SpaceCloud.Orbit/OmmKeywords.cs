namespace SpaceCloud.Orbit;

/// <summary>The keywords of an orbit mean-elements message (CCSDS 502.0-B) that are read; all others are passed over.</summary>
public static class OmmKeywords
{
    internal const string ObjectName = "OBJECT_NAME";
    internal const string ObjectId = "OBJECT_ID";
    internal const string CenterName = "CENTER_NAME";
    internal const string RefFrame = "REF_FRAME";
    internal const string TimeSystem = "TIME_SYSTEM";
    internal const string Theory = "MEAN_ELEMENT_THEORY";
    internal const string Epoch = "EPOCH";
    internal const string MeanMotion = "MEAN_MOTION";
    internal const string Eccentricity = "ECCENTRICITY";
    internal const string Inclination = "INCLINATION";
    internal const string RightAscension = "RA_OF_ASC_NODE";
    internal const string ArgumentOfPerigee = "ARG_OF_PERICENTER";
    internal const string MeanAnomaly = "MEAN_ANOMALY";
    internal const string EphemerisType = "EPHEMERIS_TYPE";
    internal const string Classification = "CLASSIFICATION_TYPE";
    internal const string CatalogNumber = "NORAD_CAT_ID";
    internal const string SetNumber = "ELEMENT_SET_NO";
    internal const string Revolution = "REV_AT_EPOCH";
    internal const string BStar = "BSTAR";
    internal const string MeanMotionDot = "MEAN_MOTION_DOT";
    internal const string MeanMotionDotDot = "MEAN_MOTION_DDOT";

    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        ObjectName, ObjectId, CenterName, RefFrame, TimeSystem, Theory, Epoch, MeanMotion, Eccentricity, Inclination, RightAscension,
        ArgumentOfPerigee, MeanAnomaly, EphemerisType, Classification, CatalogNumber, SetNumber, Revolution, BStar, MeanMotionDot,
        MeanMotionDotDot,
    };

    /// <summary>Whether a keyword means anything to <see cref="Omm"/>.</summary>
    public static bool IsKnown(string keyword) => All.Contains(keyword);

    /// <summary>The only unit a number may have; null where it has none.</summary>
    internal static string? UnitOf(string keyword) => keyword switch
    {
        MeanMotion => "rev/day",
        MeanMotionDot => "rev/day**2",
        MeanMotionDotDot => "rev/day**3",
        Inclination or RightAscension or ArgumentOfPerigee or MeanAnomaly => "deg",
        BStar => "1/ER",
        _ => null,
    };
}
