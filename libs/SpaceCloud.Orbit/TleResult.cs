using System.Diagnostics.CodeAnalysis;

namespace SpaceCloud.Orbit;

/// <summary>Elements, or what is wrong with them; always exactly one of the two.</summary>
public readonly record struct TleResult
{
    internal TleResult(Tle tle) => Tle = tle;

    internal TleResult(TleError error) => Error = error;

    /// <summary>The set, when it could be read.</summary>
    public Tle? Tle { get; }

    /// <summary>The first thing found wrong, when it could not.</summary>
    public TleError? Error { get; }

    /// <summary>The set could be read.</summary>
    [MemberNotNullWhen(true, nameof(Tle))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Tle is not null;
}
