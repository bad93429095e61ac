namespace SpaceCloud.Orbit;

/// <summary>The published error codes of SGP4.</summary>
public enum PropagationError
{
    /// <summary>The state is good.</summary>
    None = 0,

    /// <summary>Mean eccentricity outside 0..1, the time no number or beyond 1e8 minutes of the epoch, or the result no number.</summary>
    MeanElementsOutOfRange = 1,

    /// <summary>Mean motion not above zero.</summary>
    MeanMotionNegative = 2,

    /// <summary>Perturbed eccentricity outside 0..1 (deep space only).</summary>
    PerturbedEccentricityOutOfRange = 3,

    /// <summary>Semi-latus rectum below zero.</summary>
    SemiLatusRectumNegative = 4,

    /// <summary>Below the surface: the object has decayed. The state is filled all the same.</summary>
    Decayed = 6,
}
