using System.Text.Json;

namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>What filter and prioritize are asked. Top-level keys are Go names; unset pointers arrive as null.</summary>
internal sealed record ExtenderArgs
{
    /// <summary>The pod, in the API's own form.</summary>
    public JsonElement Pod { get; init; }

    /// <summary>A NodeList in the API's own form, when the scheduler was told that we keep no nodes.</summary>
    public JsonElement Nodes { get; init; }

    /// <summary>Names alone, when it was told that we do.</summary>
    public IReadOnlyList<string>? NodeNames { get; init; }
}
