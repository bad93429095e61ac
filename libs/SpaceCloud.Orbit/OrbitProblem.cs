namespace SpaceCloud.Orbit;

/// <summary>Why no propagator can be made of elements.</summary>
/// <param name="Reason"><see cref="ElementsOutOfRange"/>.</param>
/// <param name="Message">One sentence that names field, value and allowed range.</param>
public sealed record OrbitProblem(string Reason, string Message)
{
    /// <summary>A field is outside what the theory knows.</summary>
    public const string ElementsOutOfRange = nameof(ElementsOutOfRange);
}
