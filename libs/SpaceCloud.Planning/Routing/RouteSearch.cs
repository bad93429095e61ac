namespace SpaceCloud.Planning.Routing;

/// <summary>
/// Label setting from one node to all. A node may have several labels: a later arrival in fewer hops is worth keeping, because waiting for
/// the next contact may make both arrive together; and where bytes may not wait, so is every other span of arrivals.
/// </summary>
internal sealed class RouteSearch
{
    private readonly ContactGraph graph;
    private readonly long bytes;
    private readonly List<RouteLabel> labels = [];
    private readonly PriorityQueue<int, (long Arrival, int Hops, long EarlierEnd, int Number)> open = new();
    private readonly int[] fewestHops;
    private readonly List<int>?[] spans;
    private readonly int[] best;

    private RouteSearch(ContactGraph graph, long bytes)
    {
        (this.graph, this.bytes) = (graph, bytes);
        fewestHops = new int[graph.Count];
        spans = new List<int>?[graph.Count];
        best = new int[graph.Count];
        Array.Fill(fewestHops, int.MaxValue);
        Array.Fill(best, -1);
    }

    /// <summary>All labels, and of each node the number of its best one; -1 for a node that cannot be reached.</summary>
    public static (IReadOnlyList<RouteLabel> Labels, int[] Best) Run(ContactGraph graph, int source, long readyTicks, long bytes)
    {
        RouteSearch search = new(graph, bytes);
        search.Add(new RouteLabel(source, 0, new LaneTransfer(readyTicks, long.MaxValue, long.MaxValue, 0, 0), null, -1, long.MaxValue));
        while (search.open.TryDequeue(out int number, out _))
        {
            search.Settle(number);
        }

        return (search.labels, search.best);
    }

    private void Settle(int number)
    {
        RouteLabel label = labels[number];
        bool mayWait = MayWait(label);
        if (IsDominated(label, mayWait))
        {
            return;
        }

        fewestHops[label.Node] = Math.Min(fewestHops[label.Node], mayWait ? label.Hops : int.MaxValue);
        best[label.Node] = best[label.Node] < 0 ? number : best[label.Node];
        if (!mayWait)
        {
            (spans[label.Node] ??= []).Add(number);
        }

        foreach (RelayLane lane in graph.LanesOf(label.Node))
        {
            if (fewestHops[lane.To] <= label.Hops + 1 || (IsLimited(lane.To) && IsOnTheWay(number, lane.To)))
            {
                continue;
            }

            long ready = label.Transfer.ArrivalTicks;
            if (mayWait && !IsLimited(lane.To))
            {
                if (lane.Earliest(ready, bytes) is { } transfer)
                {
                    Extend(number, label, lane, transfer);
                }

                continue;
            }

            long lastDeparture = mayWait ? long.MaxValue : label.Transfer.LatestArrivalTicks + graph.HoldTicks(label.Node);
            foreach (LaneTransfer transfer in lane.Singles(ready, lastDeparture, bytes))
            {
                Extend(number, label, lane, transfer);
            }
        }
    }

    private void Extend(int number, RouteLabel label, RelayLane lane, LaneTransfer transfer) =>
        Add(new RouteLabel(lane.To, label.Hops + 1, transfer, lane, number, Math.Min(label.EndTicks, transfer.EndTicks)));

    private void Add(RouteLabel label)
    {
        labels.Add(label);
        open.Enqueue(labels.Count - 1, (label.Transfer.ArrivalTicks, label.Hops, -label.EndTicks, labels.Count - 1));
    }

    /// <summary>Settled labels of the node arrive no later; one with no more hops, and no fewer moments to leave at, makes this one needless.</summary>
    private bool IsDominated(RouteLabel label, bool mayWait) => fewestHops[label.Node] <= label.Hops
        || (!mayWait && spans[label.Node]?.Exists(number =>
            labels[number].Hops <= label.Hops && labels[number].Transfer.LatestArrivalTicks >= label.Transfer.LatestArrivalTicks) == true);

    private bool MayWait(RouteLabel label) => label.Parent < 0 || !IsLimited(label.Node);

    private bool IsLimited(int node) => graph.HoldTicks(node) < long.MaxValue;

    private bool IsOnTheWay(int number, int node)
    {
        for (; number >= 0; number = labels[number].Parent)
        {
            if (labels[number].Node == node)
            {
                return true;
            }
        }

        return false;
    }
}
