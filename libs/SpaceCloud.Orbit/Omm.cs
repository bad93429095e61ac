namespace SpaceCloud.Orbit;

/// <summary>
/// The fields of an orbit mean-elements message (CCSDS 502.0-B-3), whatever text they came from. Absent or blank, CENTER_NAME is
/// EARTH, REF_FRAME TEME, TIME_SYSTEM UTC and MEAN_ELEMENT_THEORY SGP4; any other centre, frame, time system or theory is refused,
/// because SGP4 would give wrong positions for it. Unknown keywords are passed over.
/// </summary>
public static class Omm
{
    /// <summary>
    /// Reads the fields of one object. Never throws on what they contain. Needed are EPOCH, MEAN_MOTION, ECCENTRICITY, INCLINATION,
    /// RA_OF_ASC_NODE, ARG_OF_PERICENTER, MEAN_ANOMALY, NORAD_CAT_ID and BSTAR.
    /// </summary>
    /// <param name="fields">Keyword and text, numbers as they stand in the source.</param>
    public static OmmResult Read(IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        OmmFields known = new(fields);
        known.CheckFrameAndTheory();
        ElementSet set = new()
        {
            Elements = new MeanElements
            {
                Name = known.Optional(OmmKeywords.ObjectName),
                CatalogNumber = known.CatalogNumber(),
                InternationalDesignator = known.Optional(OmmKeywords.ObjectId) ?? "",
                EpochUtc = known.Epoch(),
                MeanMotionRevolutionsPerDay = known.Number(OmmKeywords.MeanMotion, 0, 20, "above 0 and at most 20 revolutions per day", aboveMin: true),
                Eccentricity = known.Number(OmmKeywords.Eccentricity, 0, 1, "from 0 to below 1", belowMax: true),
                InclinationDegrees = known.Number(OmmKeywords.Inclination, 0, 180, "from 0 to 180 degrees"),
                RightAscensionDegrees = known.Angle(OmmKeywords.RightAscension),
                ArgumentOfPerigeeDegrees = known.Angle(OmmKeywords.ArgumentOfPerigee),
                MeanAnomalyDegrees = known.Angle(OmmKeywords.MeanAnomaly),
                BStarPerEarthRadius = known.Number(OmmKeywords.BStar, -10, 10, "above -10 and below 10 per Earth radius", aboveMin: true, belowMax: true),
                RevolutionAtEpoch = known.Count(OmmKeywords.Revolution, 99_999_999),
            },
            Classification = known.Classification(),
            EphemerisType = known.EphemerisType(),
            ElementSetNumber = known.Count(OmmKeywords.SetNumber, 99_999_999),
            MeanMotionDot = known.Number(OmmKeywords.MeanMotionDot, -1e3, 1e3, "within 1000 revolutions per day squared", needed: false),
            MeanMotionDotDot = known.Number(OmmKeywords.MeanMotionDotDot, -1e3, 1e3, "within 1000 revolutions per day cubed", needed: false),
        };
        return known.Error is { } error ? new OmmResult(error) : new OmmResult(set);
    }
}
