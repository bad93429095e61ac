using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Bundles;

/// <summary>Builds the mission bundle of a satellite (D12). Pure: version and times come from whoever signs.</summary>
internal static class BundleContents
{
    /// <summary>A bundle without version and times.</summary>
    public static MissionBundle Of(BundleFacts facts)
    {
        BundleContact[] contacts =
        [
            .. facts.Windows
                .Where(window => window.Spec.LosUtc > facts.NowUtc && ContactFacts.IsWithGround(window) && window.Status?.State is not ContactState.Cancelled)
                .OrderBy(window => window.Spec.AosUtc).ThenBy(window => window.Metadata.Name, StringComparer.Ordinal)
                .Select(window => ContactFacts.ToBundle(ContactFacts.FromWindow(window, facts.Satellite.Spec.Links, []) with
                {
                    Booked = BookedContacts.IsBooked(window),
                })),
        ];
        HashSet<string> named = new(contacts.Select(contact => contact.Station), StringComparer.Ordinal);
        return new MissionBundle(
            facts.Satellite.Metadata.Name!,
            0,
            default,
            default,
            facts.Satellite.Spec,
            [
                .. facts.Stations.Where(station => named.Contains(station.Metadata.Name!))
                    .OrderBy(station => station.Metadata.Name, StringComparer.Ordinal)
                    .Select(station => new BundleStation(station.Metadata.Name!, station.Spec)),
            ],
            contacts,
            [
                .. facts.Pods.Select(pod => PodOf(pod, facts)).OfType<BundlePod>()
                    .OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal),
            ],
            new BundlePolicy(facts.ClockUncertainty.TotalSeconds));
    }

    /// <summary>What makes two bundles differ at once: everything but the contact plan, which drifts by itself, and what signing adds.</summary>
    public static string UrgentPart(MissionBundle bundle) =>
        SpaceCloudJson.Text(bundle with { Version = 0, IssuedUtc = default, ExpiresUtc = default, Contacts = [], Stations = [] });

    /// <summary>The contact plan from a moment on, and the stations it names: that a contact is over is no news.</summary>
    public static string PlanPart(MissionBundle bundle, DateTimeOffset nowUtc)
    {
        BundleContact[] ahead = [.. bundle.Contacts.Where(contact => contact.LosUtc > nowUtc)];
        HashSet<string> named = new(ahead.Select(contact => contact.Station), StringComparer.Ordinal);
        return SpaceCloudJson.Text(bundle with
        {
            Version = 0,
            IssuedUtc = default,
            ExpiresUtc = default,
            Pods = [],
            Contacts = ahead,
            Stations = [.. bundle.Stations.Where(station => named.Contains(station.Name))],
        });
    }

    private static BundlePod? PodOf(V1Pod pod, BundleFacts facts)
    {
        bool wanted = pod.Metadata.DeletionTimestamp is null && PodFacts.IsCommitted(pod);
        if (!wanted || PodFacts.PlanOf(pod).Value is not { } plan || PodFacts.DemandOf(pod).Value is not { } demand)
        {
            return null;
        }

        return facts.FindWorkload(pod.Namespace() ?? "", demand.Workload) is { } workload
            ? new BundlePod(
                pod.Namespace() ?? "",
                pod.Name(),
                pod.Metadata.Uid!,
                demand.Attempt,
                plan,
                demand,
                workload.Spec.Inputs,
                workload.Spec.Outputs,
                workload.Spec.Run.Interruptible)
            : null;
    }
}
