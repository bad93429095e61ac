using System.Collections.Concurrent;

namespace SpaceCloud.Operator.Gateway;

/// <summary>The newest mission bundle of each satellite, between the room that signs and the gateway that hands out.</summary>
internal sealed class BundleShelf
{
    private readonly ConcurrentDictionary<string, StoredBundle> _bundles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _fetched = new(StringComparer.Ordinal);

    /// <summary>The newest bundle; null when none is signed yet.</summary>
    public StoredBundle? Find(string satellite) => _bundles.GetValueOrDefault(satellite);

    /// <summary>Puts a bundle out.</summary>
    public void Put(string satellite, StoredBundle bundle) => _bundles[satellite] = bundle;

    /// <summary>Takes a satellite's bundle away.</summary>
    public void Remove(string satellite) => _bundles.TryRemove(satellite, out _);

    /// <summary>Highest version the satellite asked for or confirmed since this process began; null when none.</summary>
    public long? FetchedVersion(string satellite) => _fetched.TryGetValue(satellite, out long version) ? version : null;

    /// <summary>Notes that the satellite took a version.</summary>
    public void MarkFetched(string satellite, long version) =>
        _fetched.AddOrUpdate(satellite, version, (_, known) => Math.Max(known, version));
}
