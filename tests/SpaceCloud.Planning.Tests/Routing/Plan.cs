using SpaceCloud.Planning.Routing;

namespace SpaceCloud.Planning.Tests.Routing;

/// <summary>A plan of contacts in seconds, as plans are published.</summary>
internal sealed class Plan
{
    public static readonly DateTimeOffset Zero = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public List<PlanContact> Contacts { get; } = [];

    /// <summary>Seconds a node may keep bytes; absent for any time.</summary>
    public Dictionary<int, double> HoldSeconds { get; } = [];

    public ContactGraph Graph() => new(
        Contacts.Select((contact, i) => new RelayContact
        {
            Id = $"C{i}",
            From = Name(contact.From),
            To = Name(contact.To),
            StartUtc = Zero.AddSeconds(contact.Start),
            EndUtc = Zero.AddSeconds(contact.End),
            BytesPerSecond = contact.Rate,
            OneWayLightTime = TimeSpan.FromSeconds(contact.LightSeconds),
            ReservedBytes = contact.Reserved,
        }),
        HoldSeconds.ToDictionary(node => Name(node.Key), node => TimeSpan.FromSeconds(node.Value)));

    public static string Name(int node) => $"n{node}";

    /// <summary>Seconds of an arrival after the beginning of the plan.</summary>
    public static double? Seconds(DateTimeOffset? utc) => (utc - Zero)?.TotalSeconds;
}
