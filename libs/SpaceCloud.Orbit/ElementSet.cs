namespace SpaceCloud.Orbit;

/// <summary>One published set: the elements, and what is printed beside them and not used by SGP4.</summary>
public sealed record ElementSet
{
    /// <summary>What the propagator needs.</summary>
    public required MeanElements Elements { get; init; }

    /// <summary>U unclassified, C classified, S secret.</summary>
    public char Classification { get; init; } = 'U';

    /// <summary>0, 2 or 3: all mean SGP4 and SDP4.</summary>
    public int EphemerisType { get; init; }

    /// <summary>Running number of the set.</summary>
    public int ElementSetNumber { get; init; }

    /// <summary>Half the first derivative of the mean motion as printed, revolutions per day squared.</summary>
    public double MeanMotionDot { get; init; }

    /// <summary>A sixth of the second derivative as printed, revolutions per day cubed.</summary>
    public double MeanMotionDotDot { get; init; }

    /// <summary>How a TLE spelt what can be spelt in more than one way; the common form for sets from elsewhere.</summary>
    public TleSpelling Spelling { get; init; }
}
