using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Events;

/// <summary>One line of what happened on board.</summary>
/// <param name="Type">CamelCase token, low in number.</param>
/// <param name="Note">The sentence with figures.</param>
internal sealed record AgentEvent(string Type, string Note)
{
    public bool Warning { get; init; }

    /// <summary>The pod it is about; null when it is about the satellite.</summary>
    public PodOrder? Pod { get; init; }

    /// <summary>Whether the ground shall hear of it as a Kubernetes event in the next contact.</summary>
    public bool ForGround { get; init; }

    /// <summary>Figures for machines, the unit in the name.</summary>
    public IReadOnlyList<(string Name, double Value)> Numbers { get; init; } = [];

    /// <summary>Identifiers for machines.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];
}
