namespace SpaceCloud.Planning;

/// <summary>Bytes one plan takes from one contact in one direction.</summary>
public sealed record ContactUse
{
    /// <summary><see cref="Contact.Id"/>.</summary>
    public required string ContactId { get; init; }

    /// <summary>The ground station's name.</summary>
    public required string Station { get; init; }

    /// <summary>Acquisition of signal, mission UTC.</summary>
    public required DateTimeOffset AosUtc { get; init; }

    /// <summary>Loss of signal, mission UTC.</summary>
    public required DateTimeOffset LosUtc { get; init; }

    /// <summary>Payload bytes reserved.</summary>
    public required long Bytes { get; init; }
}
