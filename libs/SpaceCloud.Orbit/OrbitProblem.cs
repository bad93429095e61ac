namespace SpaceCloud.Orbit;

/// <summary>Why no propagator can be made of elements.</summary>
/// <param name="Reason"><see cref="ElementsOutOfRange"/> or <see cref="DeepSpace"/>.</param>
/// <param name="Message">One sentence that names field, value and allowed range.</param>
public sealed record OrbitProblem(string Reason, string Message)
{
    /// <summary>A field is outside what the theory knows.</summary>
    public const string ElementsOutOfRange = nameof(ElementsOutOfRange);

    /// <summary>The period is 225 minutes or more; only the near-Earth part of SGP4 is here so far.</summary>
    public const string DeepSpace = nameof(DeepSpace);
}
