using SpaceCloud.Planning;

namespace SpaceCloud.Api.Explaining;

/// <summary>Why one replica of a workload is where it is, satellite by satellite.</summary>
/// <param name="Namespace">Namespace of the workload.</param>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Index">Completion index.</param>
/// <param name="Attempt">Attempt number; 0 when no pod has been made.</param>
/// <param name="Pod">Name of the attempt's pod, or null.</param>
/// <param name="AtUtc">Mission time the satellites were judged at.</param>
/// <param name="Notes">What the reader should know about how it was judged.</param>
/// <param name="Satellites">The chosen one, then those that could, by delivery, then those that cannot, by name.</param>
/// <param name="Decision">The satellite it is bound to, or else the one it would be given now; null when none can take it.</param>
/// <param name="Demand">What it asks.</param>
public sealed record Explanation(
    string Namespace,
    string Workload,
    int Index,
    int Attempt,
    string? Pod,
    DateTimeOffset AtUtc,
    IReadOnlyList<string> Notes,
    IReadOnlyList<SatelliteExplanation> Satellites,
    string? Decision,
    Demand Demand);
