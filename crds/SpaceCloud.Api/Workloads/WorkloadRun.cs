using System.Text.Json.Serialization;
using SpaceCloud.Api.Json;

namespace SpaceCloud.Api;

/// <summary>One run of the container: how long, how hungry, and whether it may be paused.</summary>
public sealed record WorkloadRun(
    [property: JsonConverter(typeof(DurationConverter))] TimeSpan Duration,
    double PowerWatts,
    bool Interruptible = false);
