using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>A satellite as contact planning sees it.</summary>
/// <param name="Spec">What its owner states.</param>
/// <param name="IsPredictable">Whether its elements may be planned by: windows of the others are left as they are.</param>
/// <param name="IsNews">
/// New, or of another priority than before: the one case in which its passes may take antennas from satellites of less priority.
/// </param>
internal sealed record PlannedSatellite(SatelliteSpec Spec, bool IsPredictable, bool IsNews = false);
