using System.Diagnostics.CodeAnalysis;

namespace SpaceCloud.Orbit;

/// <summary>A written set, or why it cannot be written; always exactly one of the two.</summary>
public readonly record struct TleWriteResult
{
    internal TleWriteResult(TleText text) => Text = text;

    internal TleWriteResult(TleWriteError error) => Error = error;

    /// <summary>The lines, when the set could be written.</summary>
    public TleText? Text { get; }

    /// <summary>The first field without room, when it could not.</summary>
    public TleWriteError? Error { get; }

    /// <summary>The set could be written.</summary>
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Text is not null;
}
