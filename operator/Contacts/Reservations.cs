using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Contacts;

/// <summary>The bytes of contacts that the plans of bound pods take (D7): facts on API objects, rebuilt from the pods. Pure.</summary>
internal static class Reservations
{
    /// <summary>Reservations by window name, each list by pod UID.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ContactReservation>> Of(IEnumerable<V1Pod> pods)
    {
        Dictionary<string, List<ContactReservation>> byWindow = new(StringComparer.Ordinal);
        foreach (V1Pod pod in pods.Where(pod => pod.Spec?.NodeName is { Length: > 0 } && PodFacts.IsCommitted(pod)))
        {
            if (PodFacts.PlanOf(pod).Value is not { } plan)
            {
                continue;
            }

            foreach (string contact in plan.Uplink.Concat(plan.Downlink).Select(use => use.ContactId).Distinct(StringComparer.Ordinal))
            {
                if (!byWindow.TryGetValue(contact, out List<ContactReservation>? list))
                {
                    byWindow[contact] = list = [];
                }

                list.Add(new ContactReservation(
                    pod.Metadata.Uid!, pod.Namespace() ?? "", pod.Name(), Bytes(plan.Uplink, contact), Bytes(plan.Downlink, contact)));
            }
        }

        return byWindow.ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<ContactReservation>)[.. pair.Value.OrderBy(one => one.PodUid, StringComparer.Ordinal)],
            StringComparer.Ordinal);
    }

    private static long Bytes(IEnumerable<ContactUse> uses, string contact) =>
        uses.Where(use => use.ContactId == contact).Sum(use => use.Bytes);
}
