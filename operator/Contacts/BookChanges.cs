using SpaceCloud.Api;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Which windows a new plan says something new about.</summary>
internal static class BookChanges
{
    /// <summary>Names of windows to look at; in the first plan all, for nothing was done before it, not for links either.</summary>
    public static IReadOnlyList<string> Between(
        ContactBook? before, ContactBook now, IReadOnlyList<ContactWindow> windows, IReadOnlyDictionary<string, WindowIntent> links)
    {
        if (before is null)
        {
            return [.. now.Intents.Keys.Union(links.Keys, StringComparer.Ordinal).Union(windows.Select(window => window.Metadata.Name!), StringComparer.Ordinal)];
        }

        List<string> changed = [.. Between(before.Intents, now.Intents)];
        HashSet<string> uncertain = new(
            now.Uncertain.Keys.Union(before.Uncertain.Keys, StringComparer.Ordinal)
                .Where(satellite => now.Uncertain.GetValueOrDefault(satellite) != before.Uncertain.GetValueOrDefault(satellite)),
            StringComparer.Ordinal);
        if (uncertain.Count > 0)
        {
            changed.AddRange(windows.Where(window => uncertain.Contains(window.Spec.Satellite) || uncertain.Contains(window.Spec.PeerSatellite ?? ""))
                .Select(window => window.Metadata.Name!));
        }

        return changed;
    }

    /// <summary>Names of windows of which something else is wanted than before.</summary>
    public static IEnumerable<string> Between(IReadOnlyDictionary<string, WindowIntent> before, IReadOnlyDictionary<string, WindowIntent> now) =>
        now.Where(intent => before.GetValueOrDefault(intent.Key) != intent.Value).Select(intent => intent.Key);
}
