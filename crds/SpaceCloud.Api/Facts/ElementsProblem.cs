namespace SpaceCloud.Api.Facts;

/// <summary>Why no orbit can be made of a satellite's elements.</summary>
/// <param name="Reason">Machine token: MalformedElements, OtherTheory, or one of <see cref="Orbit.OrbitProblem"/>.</param>
/// <param name="Path">The field, as <c>kubectl explain</c> names it.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Allowed">What may.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Message">One sentence for people, with the path.</param>
public sealed record ElementsProblem(string Reason, string Path, string Value, string Allowed, string Remedy, string Message)
{
    /// <summary>Reason of elements that cannot be read.</summary>
    public const string MalformedElements = nameof(MalformedElements);
}
