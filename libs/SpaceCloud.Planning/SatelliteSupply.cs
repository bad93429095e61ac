using System.Collections.ObjectModel;
using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>Everything known of one satellite that a placement is judged by. Immutable; gathered once, judged often.</summary>
public sealed record SatelliteSupply
{
    /// <summary>The satellite's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whom it belongs to; satellites of one owner share what fairness between owners gives.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Labels that selectors look at.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Sensors on board. Of several of one type the first is meant, as on board.</summary>
    public IReadOnlyList<SensorModel> Sensors { get; init; } = [];

    /// <summary>When they see what of the ground; null when there is no orbit to say it by.</summary>
    public IAreaSight? Sight { get; init; }

    /// <summary>Array, battery, base load.</summary>
    public required PowerModel Power { get; init; }

    /// <summary>The thermal node; null when heat is not modelled and never blocks.</summary>
    public ThermalModel? Thermal { get; init; }

    /// <summary>CPU, memory, storage, devices.</summary>
    public required ComputeCapacity Compute { get; init; }

    /// <summary>Battery and temperature as last known.</summary>
    public required SatelliteState State { get; init; }

    /// <summary>Sunlight over the planning horizon. Nothing is planned beyond its end.</summary>
    public required LightTimeline Light { get; init; }

    /// <summary>Contacts with the ground, in any order.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>Runs it is bound to.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>Digests of the images already on board.</summary>
    public IReadOnlyCollection<string> ImageDigests { get; init; } = [];

    /// <summary>Why the elements cannot be used, or null when they can.</summary>
    public string? EphemerisProblem { get; init; }

    /// <summary>The moment since which a booked contact is overdue, or null.</summary>
    public DateTimeOffset? OverdueSinceUtc { get; init; }
}
