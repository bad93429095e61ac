using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceCloud.Orbit;

/// <summary>
/// Searches the links of a satellite with all that follow it in the fleet over one piece of the window. A comparison of distances for a
/// whole group at once tells which pairs come near; only these are looked at.
/// </summary>
internal sealed class LinkSweep
{
    private readonly FleetStates fleet;
    private readonly LinkLimits limits;
    private readonly byte[] near;
    private readonly Sample[] samples = new Sample[StateBlock.Lanes];
    private readonly OpenLink[] open = new OpenLink[StateBlock.Lanes];
    private readonly List<double> rangeCrossings = [];
    private readonly List<double> sightCrossings = [];
    private Dictionary<int, OpenLink> carried = [];
    private Dictionary<int, OpenLink> handed = [];
    private List<Link> found = [];
    private StateWindow own;
    private StateWindow others;
    private int lane;
    private double reachKilometers;

    public LinkSweep(FleetStates fleet, LinkLimits limits)
    {
        this.fleet = fleet;
        this.limits = limits;
        near = new byte[fleet.PieceSteps];
        own = others = fleet.Window(0);
    }

    /// <summary>Appends the links that end in this piece.</summary>
    /// <param name="first">The satellite.</param>
    /// <param name="before">Its links that were open at the end of the piece before, by partner; empty afterwards.</param>
    /// <param name="after">Takes those that are open at the end of this piece.</param>
    /// <param name="links">Where the links go.</param>
    public void Run(int first, Dictionary<int, OpenLink> before, Dictionary<int, OpenLink> after, List<Link> links)
    {
        (carried, handed, found) = (before, after, links);
        own = fleet.WindowOf(first);
        lane = first % StateBlock.Lanes;
        for (int group = first / StateBlock.Lanes; group < fleet.Groups; group++)
        {
            uint partners = (1u << fleet.LanesOf(group)) - 1;
            partners &= group == first / StateBlock.Lanes ? ~((2u << lane) - 1) : partners;
            double speed = fleet.FastestKilometersPerSecond(first / StateBlock.Lanes) + fleet.FastestKilometersPerSecond(group);
            reachKilometers = speed * TimeGrid.DefaultStepSeconds / 2;
            others = fleet.Window(group);
            MarkNear();
            Group(first, group * StateBlock.Lanes, partners);
        }

        // One of the two could be followed no further than where this piece begins.
        foreach ((int partner, OpenLink link) in carried)
        {
            Add(first, partner, link, own.Tick(0, lane), clipped: true);
        }

        carried.Clear();
    }

    private void Group(int first, int firstOther, uint partners)
    {
        Array.Clear(open);
        Array.Fill(samples, new Sample(-1, 0, 0));
        int cells = own.CellsOf(lane);
        for (int cell = 0; cell < cells; cell++)
        {
            for (uint at = (uint)(near[cell] | near[cell + 1]) & partners; at != 0; at &= at - 1)
            {
                int other = BitOperations.TrailingZeroCount(at);
                if (cell < others.CellsOf(other))
                {
                    Cell(cell, first, firstOther + other, other);
                }
            }
        }

        for (int other = 0; other < StateBlock.Lanes; other++)
        {
            if (!open[other].IsOpen)
            {
                continue;
            }

            if (own.IsLast || own.FailureOf(lane) is not null || others.FailureOf(other) is not null)
            {
                int last = Math.Min(cells, others.CellsOf(other));
                Add(first, firstOther + other, open[other], Math.Min(own.Tick(last, lane), others.Tick(last, other)), clipped: true);
            }
            else
            {
                handed[firstOther + other] = open[other];
            }
        }
    }

    private void Cell(int cell, int first, int second, int other)
    {
        LinkPair pair = new(fleet.Orbits[first], fleet.Orbits[second], limits);
        Sample start = samples[other].Step == cell ? samples[other] : Measure(cell, pair, other);
        Sample end = Measure(cell + 1, pair, other);
        samples[other] = end;
        ref OpenLink link = ref open[other];
        if (cell == 0 && start.IsUp)
        {
            link = carried.Remove(second, out OpenLink before) ? before : new OpenLink(own.Tick(0, lane), own.IsFirst, true);
        }

        // Neither signal changes faster than the satellites move.
        bool rangeStays = start.Range > 0 == end.Range > 0 && Math.Min(Math.Abs(start.Range), Math.Abs(end.Range)) > reachKilometers;
        bool sightStays = start.Sight > 0 == end.Sight > 0 && Math.Min(Math.Abs(start.Sight), Math.Abs(end.Sight)) > reachKilometers;
        if ((rangeStays && sightStays) || (rangeStays && start.Range <= 0) || (sightStays && start.Sight <= 0))
        {
            return;
        }

        long startTicks = own.Tick(cell, lane);
        long endTicks = EndTicks(cell + 1, other);
        double seconds = (endTicks - startTicks) / (double)TimeSpan.TicksPerSecond;
        HermiteArc arcA = Arc(own, lane, cell, seconds, endTicks, pair.First);
        HermiteArc arcB = Arc(others, other, cell, seconds, endTicks, pair.Second);
        double error = fleet.Errors[first].PositionKilometers(Start(arcA), seconds) + fleet.Errors[second].PositionKilometers(Start(arcB), seconds);
        rangeCrossings.Clear();
        sightCrossings.Clear();
        if (!rangeStays && (start.Range > 0 != end.Range > 0 || Approaches(arcA, arcB, 0) != Approaches(arcA, arcB, 1)))
        {
            new CellSearch<LinkCell>(new LinkCell(pair, false, arcA, arcB, startTicks, error), seconds).Crossings(start.Range, end.Range, rangeCrossings);
        }

        bool everInRange = start.Range > 0 || rangeCrossings.Count > 0;
        if (!sightStays && everInRange)
        {
            new CellSearch<LinkCell>(new LinkCell(pair, true, arcA, arcB, startTicks, error), seconds).Crossings(start.Sight, end.Sight, sightCrossings);
        }

        if (everInRange)
        {
            Merge(first, second, arcA, startTicks, start, ref link);
        }
    }

    private static EarthFixedState Start(in HermiteArc arc) => new(arc.Position(0), 1 / arc.Seconds * arc.Rate(0));

    private static bool Approaches(in HermiteArc a, in HermiteArc b, double share) => (b.Position(share) - a.Position(share)).Dot(b.Rate(share) - a.Rate(share)) < 0;

    /// <summary>A link is up while both signals are above zero.</summary>
    private void Merge(int first, int second, in HermiteArc arc, long startTicks, Sample start, ref OpenLink link)
    {
        bool range = start.Range > 0;
        bool sight = start.Sight > 0;
        int r = 0;
        int s = 0;
        while (r < rangeCrossings.Count || s < sightCrossings.Count)
        {
            bool rangeNext = s == sightCrossings.Count || (r < rangeCrossings.Count && rangeCrossings[r] <= sightCrossings[s]);
            long tick = arc.Tick(startTicks, rangeNext ? rangeCrossings[r++] : sightCrossings[s++]);
            (range, sight) = rangeNext ? (!range, sight) : (range, !sight);
            bool up = range && sight;
            if (up && !link.IsOpen)
            {
                link = new OpenLink(tick, false, true);
            }
            else if (!up && link.IsOpen)
            {
                Add(first, second, link, tick, clipped: false);
                link = default;
            }
        }
    }

    private void Add(int first, int second, OpenLink link, long endTicks, bool clipped)
    {
        if (endTicks > link.StartTicks)
        {
            found.Add(new Link(first, second, new DateTimeOffset(link.StartTicks, TimeSpan.Zero), new DateTimeOffset(endTicks, TimeSpan.Zero), link.Clipped, clipped));
        }
    }

    private Sample Measure(int step, LinkPair pair, int other)
    {
        long ticks = EndTicks(step, other);
        Vector3d a = State(own, step, lane, ticks, pair.First).PositionKilometers;
        Vector3d b = State(others, step, other, ticks, pair.Second).PositionKilometers;
        return new Sample(step, pair.Margin(a, b, sight: false), pair.Margin(a, b, sight: true));
    }

    /// <summary>The moment of a step; earlier where one of the two orbits ends before it.</summary>
    private long EndTicks(int step, int other) => Math.Min(own.Tick(step, lane), others.Tick(step, other));

    private static HermiteArc Arc(StateWindow window, int lane, int cell, double seconds, long endTicks, OrbitPropagator orbit)
    {
        TemeState start = State(window, cell, lane, window.Tick(cell, lane), orbit);
        TemeState end = State(window, cell + 1, lane, endTicks, orbit);
        return new HermiteArc(start.PositionKilometers, start.VelocityKilometersPerSecond, end.PositionKilometers, end.VelocityKilometersPerSecond, seconds);
    }

    /// <summary>The state of a step; of a moment before it where the partner's orbit ends there.</summary>
    private static TemeState State(StateWindow window, int step, int lane, long ticks, OrbitPropagator orbit)
    {
        if (window.Tick(step, lane) != ticks && orbit.PropagateTicks(ticks, out TemeState there) == PropagationError.None)
        {
            return there;
        }

        return new TemeState(window.Block.PositionKilometers(step, lane), window.Block.VelocityKilometersPerSecond(step, lane));
    }

    /// <summary>Marks the satellites of a group that at a step are in range or may come into it within half a span.</summary>
    private void MarkNear()
    {
        double limit = limits.MaxRangeKilometers + reachKilometers;
        Vector512<double> limit2 = Vector512.Create(limit * limit);
        ref double states = ref MemoryMarshal.GetReference(others.Block.Values);
        ReadOnlySpan<double> ours = own.Block.Values;
        int steps = own.Cells + 1;
        for (int step = 0; step < steps; step++)
        {
            int at = step * StateBlock.Components * StateBlock.Lanes;
            Vector512<double> x = Vector512.LoadUnsafe(ref states, (nuint)at) - Vector512.Create(ours[at + lane]);
            Vector512<double> y = Vector512.LoadUnsafe(ref states, (nuint)(at + StateBlock.Lanes)) - Vector512.Create(ours[at + StateBlock.Lanes + lane]);
            Vector512<double> z = Vector512.LoadUnsafe(ref states, (nuint)(at + (2 * StateBlock.Lanes))) - Vector512.Create(ours[at + (2 * StateBlock.Lanes) + lane]);
            near[step] = (byte)Vector512.LessThan((x * x) + (y * y) + (z * z), limit2).ExtractMostSignificantBits();
        }
    }

    /// <param name="Step">Of the piece.</param>
    /// <param name="Range">How far within range, km.</param>
    /// <param name="Sight">How far clear of the Earth, km.</param>
    private readonly record struct Sample(int Step, double Range, double Sight)
    {
        public bool IsUp => Range > 0 && Sight > 0;
    }
}
