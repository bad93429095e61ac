using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>Generated JSON code of the scheduler's extender interface: Go names as they stand.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(ExtenderFilterResult))]
[JsonSerializable(typeof(IReadOnlyList<HostPriority>))]
[JsonSerializable(typeof(ExtenderBindingArgs))]
[JsonSerializable(typeof(ExtenderBindingResult))]
[JsonSerializable(typeof(ExtenderPreemptionResult))]
internal sealed partial class ExtenderJson : JsonSerializerContext
{
    /// <summary>Reads what the scheduler sent; an unreadable body is a value here, not an exception.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, out T? value, out string problem)
        where T : class
    {
        value = null;
        try
        {
            value = JsonSerializer.Deserialize(body, type);
            problem = value is null ? "the body is null" : "";
        }
        catch (JsonException exception)
        {
            problem = $"the body is not what the scheduler sends: {exception.Message}";
        }

        return value is not null;
    }
}
