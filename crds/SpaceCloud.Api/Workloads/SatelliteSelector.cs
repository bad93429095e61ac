using System.Collections.ObjectModel;

namespace SpaceCloud.Api;

/// <summary>Chooses satellites by their labels.</summary>
public sealed record SatelliteSelector(IReadOnlyDictionary<string, string>? MatchLabels = null)
{
    /// <summary>Labels the Satellite must carry with exactly these values.</summary>
    public IReadOnlyDictionary<string, string> MatchLabels { get; init; } = MatchLabels ?? ReadOnlyDictionary<string, string>.Empty;
}
