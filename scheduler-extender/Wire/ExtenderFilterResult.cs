using System.Text.Json.Nodes;

namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>
/// The answer of filter. Both lists null without an error means "no node fits", so an internal failure must never be answered so.
/// </summary>
internal sealed record ExtenderFilterResult
{
    /// <summary>The nodes that fit, when nodes were sent.</summary>
    public JsonNode? Nodes { get; init; }

    /// <summary>The names that fit, when names were sent.</summary>
    public IReadOnlyList<string>? NodeNames { get; init; }

    /// <summary>Why the others do not: a reason of the closed set, because the pod's event counts equal strings.</summary>
    public IReadOnlyDictionary<string, string> FailedNodes { get; init; } = new Dictionary<string, string>();

    /// <summary>Empty, or why nothing could be judged. Carries no per cent sign: 1.20 prints it as a format.</summary>
    public string Error { get; init; } = "";
}
