using SpaceCloud.Api;
using SpaceCloud.Api.Facts;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Remembers which satellites were planned with which priority, to tell news from time that passes. After a restart a satellite that has
/// windows over stations counts as planned. Not safe for concurrent use.
/// </summary>
internal sealed class KnownPriorities
{
    private Dictionary<string, (string? Uid, int Priority)> _known = new(StringComparer.Ordinal);
    private bool _isFirst = true;

    /// <summary>Satellites that are new or of another priority since the last call.</summary>
    public IReadOnlySet<string> News(IReadOnlyList<Satellite> satellites, IReadOnlyList<ContactWindow> windows)
    {
        HashSet<string> planned = new(_isFirst ? windows.Where(ContactFacts.IsWithGround).Select(window => window.Spec.Satellite) : [], StringComparer.Ordinal);
        var now = satellites.ToDictionary(
            satellite => satellite.Metadata.Name!, satellite => (satellite.Metadata.Uid, satellite.Spec.ContactPriority), StringComparer.Ordinal);
        HashSet<string> news = new(
            now.Where(satellite => !planned.Contains(satellite.Key) && !(_known.TryGetValue(satellite.Key, out (string? Uid, int Priority) before) && before == satellite.Value))
                .Select(satellite => satellite.Key),
            StringComparer.Ordinal);
        (_known, _isFirst) = (now, false);
        return news;
    }
}
