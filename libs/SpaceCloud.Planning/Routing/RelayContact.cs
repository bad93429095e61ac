namespace SpaceCloud.Planning.Routing;

/// <summary>One way of one contact between two nodes of the network: while it lasts, bytes go from one to the other. Half-open in time.</summary>
public sealed record RelayContact
{
    /// <summary>What plans and reservations call it.</summary>
    public required string Id { get; init; }

    /// <summary>The sending node.</summary>
    public required string From { get; init; }

    /// <summary>The receiving node.</summary>
    public required string To { get; init; }

    /// <summary>From then on bytes can be sent, mission UTC.</summary>
    public required DateTimeOffset StartUtc { get; init; }

    /// <summary>The last byte has left before or at this instant, mission UTC.</summary>
    public required DateTimeOffset EndUtc { get; init; }

    /// <summary>Payload bytes a second: nominal rate times efficiency.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>One-way light time: what leaves at a moment arrives that much later.</summary>
    public TimeSpan OneWayLightTime { get; init; }

    /// <summary>Bytes that others have reserved. They go first.</summary>
    public long ReservedBytes { get; init; }
}
