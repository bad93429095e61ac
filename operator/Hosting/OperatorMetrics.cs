using System.Diagnostics.Metrics;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Hosting;

/// <summary>The operator's own instruments.</summary>
internal static class OperatorMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SpaceCloud.Operator";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> LeaseRenewals =
        Meter.CreateCounter<long>("spacecloud_node_lease_renewals_total", null, "Leases renewed for satellites in planned silence.");

    private static readonly Counter<long> GatewayCalls =
        Meter.CreateCounter<long>("spacecloud_gateway_requests_total", null, "Calls to the ground gateway by status code.");

    private static readonly Counter<long> BundlesSigned =
        Meter.CreateCounter<long>("spacecloud_mission_bundles_signed_total", null, "Mission bundles signed.");

    private static readonly Counter<long> ResultsAccepted =
        Meter.CreateCounter<long>("spacecloud_results_accepted_total", null, "Results of which every file arrived and was verified.");

    private static readonly Counter<long> ContactsMissed =
        Meter.CreateCounter<long>("spacecloud_contact_missed_total", null, "Alarms of satellites that were silent in a booked contact.");

    private static readonly Histogram<double> ContactPlanning =
        Meter.CreateHistogram<double>("spacecloud_contact_plan_seconds", "s", "How long a round of contact planning took.");

    private static readonly Gauge<long> ContactsBooked =
        Meter.CreateGauge<long>("spacecloud_contacts_booked", null, "Contacts ahead or open that have an antenna.");

    private static readonly Gauge<long> ContactsPlannedAhead =
        Meter.CreateGauge<long>("spacecloud_contacts_planned", null, "Predicted windows ahead or open that the newest plan wants.");

    public static void ContactsPlanned(TimeSpan took, ContactBook book)
    {
        ContactPlanning.Record(took.TotalSeconds);
        ContactsBooked.Record(book.Intents.Values.Count(intent => intent.Booked));
        ContactsPlannedAhead.Record(book.Intents.Values.Count(intent => intent.Pass is not null));
    }

    public static void ContactMissed() => ContactsMissed.Add(1);

    public static void LeaseRenewed() => LeaseRenewals.Add(1);

    public static void GatewayCalled(int statusCode) => GatewayCalls.Add(1, new KeyValuePair<string, object?>("code", statusCode));

    public static void BundleSigned() => BundlesSigned.Add(1);

    public static void ResultAccepted() => ResultsAccepted.Add(1);
}
