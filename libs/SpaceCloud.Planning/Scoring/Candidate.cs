namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// A satellite that can do a piece of work by a plan. What its plan costs apart from time that passes and from what other satellites
/// promise is found once, here, and kept as long as the plan.
/// </summary>
public sealed class Candidate
{
    /// <summary>A delivery after so much time costs half of the most it can cost: two low orbits, the usual wait for a contact there and back.</summary>
    public static readonly TimeSpan DeliveryScale = TimeSpan.FromHours(3);

    private readonly string owner;
    private readonly DateTimeOffset deliveredUtc;
    private readonly CostTerms own;

    /// <param name="supply">The satellite as the plan was made for it.</param>
    /// <param name="demand">The work.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">What the plan was made by; null means <see cref="PlacementOptions.Default"/>.</param>
    public Candidate(SatelliteSupply supply, Demand demand, PlacementPlan plan, PlacementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(supply);
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(plan);
        (Name, owner, deliveredUtc) = (supply.Name, supply.Owner, plan.DeliveredUtc);
        own = new CostTerms
        {
            Energy = Saturating(BatteryDraw.WattHours(supply, demand.PowerWatts, plan) / supply.Power.BatteryCapacityWattHours),
            Wear = BatteryWear.Of(100 - plan.MinStateOfChargePercent),
            Heat = supply.Thermal is { } thermal ? Heat(thermal, plan) : 0,
            Link = Saturating(Contacts(supply.Contacts, plan)),
            Locality = Locality(demand, plan, options ?? PlacementOptions.Default),
        };
    }

    /// <summary>The satellite's name.</summary>
    public string Name { get; }

    /// <summary>What the plan costs at a moment.</summary>
    /// <param name="nowUtc">Mission time.</param>
    /// <param name="owners">What the whole fleet has promised.</param>
    public CostTerms Terms(DateTimeOffset nowUtc, OwnerLoads owners)
    {
        ArgumentNullException.ThrowIfNull(owners);
        return own with
        {
            Delivery = Saturating((deliveredUtc - nowUtc) / DeliveryScale),
            Fairness = Saturating(owners.RelativeLoad(owner)),
        };
    }

    private static double Saturating(double amount) => amount > 0 ? amount / (1 + amount) : 0;

    /// <summary>How far up its band the node comes that comes nearer to its limit.</summary>
    private static double Heat(ThermalModel thermal, PlacementPlan plan)
    {
        double Share(double? celsius, double? limit) => celsius is double reached && limit is double most
            ? Math.Clamp((reached - thermal.MinTemperatureCelsius) / Math.Max(1, most - thermal.MinTemperatureCelsius), 0, 1)
            : 0;
        return Math.Max(
            Share(plan.MaxTemperatureCelsius, thermal.MaxTemperatureCelsius), Share(plan.MaxPayloadTemperatureCelsius, thermal.Payload?.MaxTemperatureCelsius));
    }

    /// <summary>Volume taken, each contact and direction in units of all that it carries.</summary>
    private static double Contacts(IReadOnlyList<Contact> contacts, PlacementPlan plan)
    {
        double sum = 0;
        foreach (ContactUse use in plan.Uplink)
        {
            sum += Share(use, Find(contacts, use.ContactId)?.UplinkCapacityBytes);
        }

        foreach (ContactUse use in plan.Downlink)
        {
            sum += Share(use, Find(contacts, use.ContactId)?.DownlinkCapacityBytes);
        }

        return sum;
    }

    private static double Share(ContactUse use, long? capacityBytes) => capacityBytes is long capacity and > 0 ? Math.Min(1, use.Bytes / (double)capacity) : 1;

    private static Contact? Find(IReadOnlyList<Contact> contacts, string id)
    {
        foreach (Contact contact in contacts)
        {
            if (contact.Id == id)
            {
                return contact;
            }
        }

        return null;
    }

    private static double Locality(Demand demand, PlacementPlan plan, PlacementOptions options)
    {
        double needed = (double)demand.ImageBytes + demand.InputUplinkBytes + Math.Max(1, options.ControlUplinkBytes);
        double sent = 0;
        foreach (ContactUse use in plan.Uplink)
        {
            sent += use.Bytes;
        }

        return Math.Clamp(sent / needed, 0, 1);
    }
}
