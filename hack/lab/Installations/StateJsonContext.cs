using System.Text.Json.Serialization;

namespace SpaceCloud.Lab.Installations;

/// <summary>Generated JSON code of the state file.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InstallationState))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
