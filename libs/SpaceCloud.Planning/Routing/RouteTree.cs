namespace SpaceCloud.Planning.Routing;

/// <summary>The best ways of some bytes from one node to all others.</summary>
public sealed class RouteTree
{
    private readonly ContactGraph graph;
    private readonly string source;
    private readonly DateTimeOffset readyUtc;
    private readonly long bytes;
    private readonly IReadOnlyList<RouteLabel> labels;
    private readonly int[] best;

    internal RouteTree(ContactGraph graph, string source, (IReadOnlyList<RouteLabel> Labels, int[] Best)? found, DateTimeOffset readyUtc, long bytes)
    {
        (this.graph, this.source, this.readyUtc, this.bytes) = (graph, source, readyUtc, bytes);
        (labels, best) = found ?? ([], []);
    }

    /// <summary>When the last byte is at a node, mission UTC; null when it never is.</summary>
    public DateTimeOffset? ArrivalUtc(string node)
    {
        if (node == source)
        {
            return readyUtc;
        }

        return LabelOf(node) is int number ? Utc(labels[number].Transfer.ArrivalTicks) : null;
    }

    /// <summary>The way to a node; null when there is none.</summary>
    public Route? To(string node)
    {
        if (node == source)
        {
            return new Route([], readyUtc);
        }

        if (LabelOf(node) is not int number)
        {
            return null;
        }

        List<RouteLabel> way = [];
        for (int at = number; at >= 0; at = labels[at].Parent)
        {
            way.Add(labels[at]);
        }

        way.Reverse();
        return new Route([.. way.Skip(1).Select((label, i) => Hop(way[i], label))], Utc(labels[number].Transfer.ArrivalTicks));
    }

    private RouteHop Hop(RouteLabel before, RouteLabel label) => new(
        graph.NameOf(before.Node),
        graph.NameOf(label.Node),
        label.Lane!.Uses(label.Transfer, before.Transfer.ArrivalTicks, bytes),
        Utc(label.Transfer.ArrivalTicks));

    private int? LabelOf(string node) => graph.NumberOf(node) is int number && best.Length > 0 && best[number] >= 0 ? best[number] : null;

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);
}
