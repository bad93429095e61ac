using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// The bytes of contacts that the plans of bound pods take (D7): facts on API objects, rebuilt from the pods. Safe for concurrent use.
/// </summary>
internal sealed class ReservationIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<(string Window, ContactReservation Reservation)>> _byPod = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, ContactReservation>> _byWindow = new(StringComparer.Ordinal);

    /// <summary>Names of windows in which anything is reserved.</summary>
    public IReadOnlySet<string> Windows
    {
        get
        {
            lock (_gate)
            {
                return new HashSet<string>(_byWindow.Keys, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>What is reserved in a window, by pod UID.</summary>
    public IReadOnlyList<ContactReservation> Of(string window)
    {
        lock (_gate)
        {
            return _byWindow.TryGetValue(window, out SortedDictionary<string, ContactReservation>? reservations) ? [.. reservations.Values] : [];
        }
    }

    /// <summary>Takes a pod as it is now, in the place of what was known of it; the names of the windows that this changes.</summary>
    /// <param name="uid">UID of the pod.</param>
    /// <param name="pod">Null when it is gone.</param>
    public IReadOnlyList<string> Take(string uid, V1Pod? pod)
    {
        IReadOnlyList<(string Window, ContactReservation Reservation)> now = pod is null ? [] : Of(pod);
        lock (_gate)
        {
            IReadOnlyList<(string Window, ContactReservation Reservation)> before = _byPod.GetValueOrDefault(uid) ?? [];
            if (before.SequenceEqual(now))
            {
                return [];
            }

            foreach ((string window, _) in before)
            {
                SortedDictionary<string, ContactReservation> reservations = _byWindow[window];
                reservations.Remove(uid);
                if (reservations.Count == 0)
                {
                    _byWindow.Remove(window);
                }
            }

            foreach ((string window, ContactReservation reservation) in now)
            {
                if (!_byWindow.TryGetValue(window, out SortedDictionary<string, ContactReservation>? reservations))
                {
                    _byWindow[window] = reservations = new SortedDictionary<string, ContactReservation>(StringComparer.Ordinal);
                }

                reservations[uid] = reservation;
            }

            if (now.Count == 0)
            {
                _byPod.Remove(uid);
            }
            else
            {
                _byPod[uid] = now;
            }

            return [.. before.Concat(now).Select(one => one.Window).Distinct(StringComparer.Ordinal)];
        }
    }

    private static IReadOnlyList<(string Window, ContactReservation Reservation)> Of(V1Pod pod)
    {
        if (pod.Spec?.NodeName is not { Length: > 0 } || !PodFacts.IsCommitted(pod) || PodFacts.PlanOf(pod).Value is not { } plan)
        {
            return [];
        }

        return
        [
            .. plan.Uplink.Concat(plan.Downlink).Select(use => use.ContactId).Distinct(StringComparer.Ordinal)
                .Select(contact => (contact, new ContactReservation(
                    pod.Metadata.Uid!, pod.Namespace() ?? "", pod.Name(), Bytes(plan.Uplink, contact), Bytes(plan.Downlink, contact)))),
        ];
    }

    private static long Bytes(IEnumerable<ContactUse> uses, string contact) =>
        uses.Where(use => use.ContactId == contact).Sum(use => use.Bytes);
}
