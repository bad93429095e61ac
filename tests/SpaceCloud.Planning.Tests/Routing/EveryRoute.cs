namespace SpaceCloud.Planning.Tests.Routing;

/// <summary>
/// The best arrival at every node, found by trying every way without a loop and every whole second to leave: bytes go one by one. For
/// small plans in whole seconds with a rate of one byte a second.
/// </summary>
internal sealed class EveryRoute
{
    private readonly Plan plan;
    private readonly int bytes;
    private readonly Dictionary<int, (int Arrival, int Hops)> best = [];

    public EveryRoute(Plan plan, int source, int readySecond, int bytes)
    {
        (this.plan, this.bytes) = (plan, bytes);
        Visit([source], readySecond, isSource: true);
    }

    /// <summary>The earliest arrival of the last byte, and the fewest hops in which it can be had; null when there is none.</summary>
    public (int Arrival, int Hops)? To(int node) => best.TryGetValue(node, out (int, int) found) ? found : null;

    private void Visit(List<int> way, int arrival, bool isSource)
    {
        int node = way[^1];
        (int Arrival, int Hops) now = (arrival, way.Count - 1);
        if (!best.TryGetValue(node, out (int Arrival, int Hops) known) || now.CompareTo(known) < 0)
        {
            best[node] = now;
        }

        bool isLimited = !isSource && plan.HoldSeconds.ContainsKey(node);
        foreach (IGrouping<int, PlanContact> lane in plan.Contacts.Where(c => c.From == node && !way.Contains(c.To)).GroupBy(c => c.To))
        {
            PlanContact[] contacts = [.. lane.OrderBy(c => c.Start)];
            bool isWhole = isLimited || plan.HoldSeconds.ContainsKey(lane.Key);
            IEnumerable<int> arrivals = isWhole
                ? Whole(contacts, arrival, isLimited ? arrival + plan.HoldSeconds[node] : double.MaxValue)
                : Enumerable.Range(0, contacts.Length).Select(first => ByteByByte(contacts[first..], arrival)).OfType<int>();
            foreach (int there in arrivals.Distinct())
            {
                Visit([.. way, lane.Key], there, isSource: false);
            }
        }
    }

    /// <summary>All bytes in one contact, leaving at every second there is.</summary>
    private IEnumerable<int> Whole(PlanContact[] contacts, int ready, double lastDeparture) =>
        from contact in contacts
        let seconds = bytes == 0 ? 0 : (int)contact.Reserved + bytes
        from leaving in Enumerable.Range((int)Math.Max(ready, contact.Start), Math.Max(0, (int)(contact.End - Math.Max(ready, contact.Start))))
        where leaving <= lastDeparture && leaving + seconds <= contact.End
        select leaving + seconds + (int)contact.LightSeconds;

    /// <summary>A byte a second whenever a contact is open and what is reserved has gone.</summary>
    private int? ByteByByte(PlanContact[] contacts, int ready)
    {
        int missing = bytes;
        int arrival = ready;
        foreach (PlanContact contact in contacts)
        {
            int second = (int)Math.Max(ready, contact.Start);
            if (second >= contact.End)
            {
                continue;
            }

            if (bytes == 0)
            {
                return second + (int)contact.LightSeconds;
            }

            for (long reserved = contact.Reserved; missing > 0 && second < contact.End; second++)
            {
                if (reserved-- <= 0)
                {
                    missing--;
                    arrival = Math.Max(arrival, second + 1 + (int)contact.LightSeconds);
                }
            }

            if (missing == 0)
            {
                return arrival;
            }
        }

        return null;
    }
}
