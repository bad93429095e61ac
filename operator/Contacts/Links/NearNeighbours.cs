using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Contacts.Links;

/// <summary>
/// Which pairs are worth a search for links: those that are among the nearest of one of the two, and in range, at one of some moments.
/// Farther ones would not get a terminal anyway. Pure.
/// </summary>
internal static class NearNeighbours
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Pairs by their places in the fleet, the lower first, in order.</summary>
    public static IReadOnlyList<(int A, int B)> Pairs(IReadOnlyList<LinkSatellite> fleet, LinkBlock block, CancellationToken cancellation)
    {
        HashSet<(int A, int B)> pairs = [];
        double[] ranges = [.. fleet.Select(satellite => satellite.Terminals.MaxRangeKilometers)];
        Vector3d?[] at = new Vector3d?[fleet.Count];
        for (DateTimeOffset utc = block.FromUtc; utc <= block.ToUtc; utc += Every)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < fleet.Count; i++)
            {
                at[i] = fleet[i].Tracked.Orbit.Propagate(utc, out TemeState state) is PropagationError.None ? state.PositionKilometers : null;
            }

            for (int i = 0; i < fleet.Count; i++)
            {
                foreach (int other in Nearest(i, at, ranges, Kept(fleet[i])))
                {
                    pairs.Add((Math.Min(i, other), Math.Max(i, other)));
                }
            }
        }

        return [.. pairs.Order()];
    }

    /// <summary>The nearest in range of one, by distance; of equal ones those that come first in the fleet.</summary>
    private static IEnumerable<int> Nearest(int one, Vector3d?[] at, double[] ranges, int count)
    {
        PriorityQueue<int, (double, int)> near = new();
        for (int j = 0; at[one] is { } own && j < at.Length; j++)
        {
            if (j == one || at[j] is not { } its)
            {
                continue;
            }

            Vector3d way = its - own;
            double squared = way.Dot(way);
            double range = Math.Min(ranges[one], ranges[j]);
            if (squared > range * range)
            {
                continue;
            }

            // The farthest comes out first, of equal ones the last.
            if (near.Count < count)
            {
                near.Enqueue(j, (-squared, -j));
            }
            else
            {
                near.EnqueueDequeue(j, (-squared, -j));
            }
        }

        return near.UnorderedItems.Select(item => item.Element);
    }

    /// <summary>The nearest are often taken by others: so a few more than there are terminals.</summary>
    private static int Kept(LinkSatellite satellite) => (satellite.Terminals.Terminals * 2) + 4;
}
