using System.Diagnostics.CodeAnalysis;

namespace SpaceCloud.Orbit;

/// <summary>A set, or what is wrong with its fields; always exactly one of the two.</summary>
public readonly record struct OmmResult
{
    internal OmmResult(ElementSet set) => Set = set;

    internal OmmResult(OmmError error) => Error = error;

    /// <summary>The set, when it could be read.</summary>
    public ElementSet? Set { get; }

    /// <summary>The first thing found wrong, when it could not.</summary>
    public OmmError? Error { get; }

    /// <summary>The set could be read.</summary>
    [MemberNotNullWhen(true, nameof(Set))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Set is not null;
}
