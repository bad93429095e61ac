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
    public static IReadOnlyList<(int A, int B)> Pairs(IReadOnlyList<LinkSatellite> fleet, LinkBlock block)
    {
        SortedSet<(int A, int B)> pairs = [];
        Vector3d?[] at = new Vector3d?[fleet.Count];
        List<(double Distance, int Other)> near = [];
        for (DateTimeOffset utc = block.FromUtc; utc <= block.ToUtc; utc += Every)
        {
            for (int i = 0; i < fleet.Count; i++)
            {
                at[i] = fleet[i].Tracked.Orbit.Propagate(utc, out TemeState state) is PropagationError.None ? state.PositionKilometers : null;
            }

            for (int i = 0; i < fleet.Count; i++)
            {
                near.Clear();
                for (int j = 0; at[i] is { } own && j < fleet.Count; j++)
                {
                    if (j != i && at[j] is { } its && (its - own).Length is var distance && distance <= fleet[i].LimitsWith(fleet[j]).MaxRangeKilometers)
                    {
                        near.Add((distance, j));
                    }
                }

                near.Sort();
                foreach ((_, int other) in near.Take(Kept(fleet[i])))
                {
                    pairs.Add((Math.Min(i, other), Math.Max(i, other)));
                }
            }
        }

        return [.. pairs];
    }

    /// <summary>The nearest are often taken by others: so a few more than there are terminals.</summary>
    private static int Kept(LinkSatellite satellite) => (satellite.Terminals.Terminals * 2) + 4;
}
