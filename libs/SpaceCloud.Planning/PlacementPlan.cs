using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>How one attempt goes through one satellite: up, capture, wait, run, down. All times mission UTC.</summary>
public sealed record PlacementPlan
{
    /// <summary>The satellite's name.</summary>
    public required string Satellite { get; init; }

    /// <summary>When the plan was made.</summary>
    public required DateTimeOffset PlannedUtc { get; init; }

    /// <summary>Contacts that carry bundle, image and inputs up, in order of time.</summary>
    public IReadOnlyList<ContactUse> Uplink
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Everything the run needs is on board.</summary>
    public required DateTimeOffset UplinkDoneUtc { get; init; }

    /// <summary>What is seen for the run before it starts; null when it needs nothing seen.</summary>
    public CapturePlan? Capture { get; init; }

    /// <summary>The earliest start without regard to power and heat: on board, captured, and room in CPU, memory, devices.</summary>
    public required DateTimeOffset EarliestStartUtc { get; init; }

    /// <summary>The planned start.</summary>
    public required DateTimeOffset StartUtc { get; init; }

    /// <summary>The satellite never starts the run after this: the work may then be given to another one.</summary>
    public required DateTimeOffset StartNotAfterUtc { get; init; }

    /// <summary>The planned end of the run.</summary>
    public required DateTimeOffset FinishUtc { get; init; }

    /// <summary>The stretches of a run that is paused in between, in order of time; empty when it runs from start to finish.</summary>
    public IReadOnlyList<RunSegment> Segments
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Contacts that carry the result down, in order of time.</summary>
    public IReadOnlyList<ContactUse> Downlink
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The result is on the ground.</summary>
    public required DateTimeOffset DeliveredUtc { get; init; }

    /// <summary>Lowest state of charge from the start until the battery is full again, percent.</summary>
    public required double MinStateOfChargePercent { get; init; }

    /// <summary>When that is.</summary>
    public required DateTimeOffset MinStateOfChargeAtUtc { get; init; }

    /// <summary>
    /// Highest temperature (of the platform, where the payload is a node of its own) from the start until the run's heat is gone, degrees
    /// Celsius; null when heat is not modelled.
    /// </summary>
    public double? MaxTemperatureCelsius { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset? MaxTemperatureAtUtc { get; init; }

    /// <summary>Highest temperature of the payload, degrees Celsius; null when it is no node of its own.</summary>
    public double? MaxPayloadTemperatureCelsius { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset? MaxPayloadTemperatureAtUtc { get; init; }

    /// <summary>What a start at <see cref="EarliestStartUtc"/> would have crossed; null when the start was not moved.</summary>
    public Blocker? StartDeferredBecause { get; init; }
}
