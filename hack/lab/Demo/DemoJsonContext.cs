using System.Text.Json.Serialization;

namespace SpaceCloud.Lab.Demo;

/// <summary>Generated JSON code of the summary.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoSummary))]
internal sealed partial class DemoJsonContext : JsonSerializerContext;
