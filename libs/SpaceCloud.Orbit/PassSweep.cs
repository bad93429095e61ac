using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceCloud.Orbit;

/// <summary>
/// Searches one group of satellites after another for passes over all stations of a network. A sweep goes over the states piece by
/// piece, small enough for the nearest cache, and over the stations on each; a test of a few multiplications for all satellites of the
/// group at once tells which spans can hold anything at all.
/// </summary>
internal sealed class PassSweep
{
    /// <summary>A piece of 48 states of a group takes 18 KiB.</summary>
    private const int PieceSteps = 48;

    /// <summary>Beyond it the speed of the first state does not bound that of the span: gravity times half a minute.</summary>
    private const double SpeedMarginKilometersPerSecond = 0.35;

    /// <summary>Of 85 degrees: a lower cone holds the needle of a higher one, and moves less when it is lowered.</summary>
    private const double HighestSine = 0.9961946980917455;

    private readonly SkyNetwork network;
    private readonly StateWindow window;
    private readonly OpenPass[] open;
    private readonly byte[] maybe = new byte[PieceSteps];
    private readonly SkySample[] samples = new SkySample[StateBlock.Lanes];
    private readonly int[] sampled = new int[StateBlock.Lanes];
    private readonly SkySite?[][] skies = new SkySite?[StateBlock.Lanes][];
    private readonly double[] lowestSines;
    private readonly CubicError[] errors = new CubicError[StateBlock.Lanes];
    private PassOutlet outlet;

    public PassSweep(SkyNetwork network, DateTimeOffset fromUtc, DateTimeOffset toUtc, TimeGrid grid, IPassSink sink)
    {
        this.network = network;
        window = new StateWindow(fromUtc, toUtc, grid, StateFrame.EarthFixed, PieceSteps);
        lowestSines = new double[network.Count];
        open = new OpenPass[network.Count * StateBlock.Lanes];
        outlet = new PassOutlet(sink);
    }

    /// <summary>Where the propagation of a satellite of the group ended early.</summary>
    public PropagationFailure? FailureOf(int lane) => window.FailureOf(lane);

    /// <summary>Begins with a group.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="group">The group.</param>
    /// <param name="lanes">The satellites of the group; null for one that is not to be searched.</param>
    public void Begin(OrbitBatch batch, int group, ReadOnlySpan<PassSatellite?> lanes)
    {
        OrbitBuffer buffer = default;
        Span<OrbitPropagator?> orbits = buffer;
        PassSatellite? any = null;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            orbits[lane] = lanes[lane]?.Orbit;
            any ??= lanes[lane];
        }

        window.Begin(batch, group, orbits);
        Array.Clear(open);
        for (int lane = 0; lane < StateBlock.Lanes && any is not null; lane++)
        {
            // Lanes that are not searched share the sites of one that is, so that they do not lower the test.
            PassSatellite satellite = (lane < lanes.Length ? lanes[lane] : null) ?? any;
            skies[lane] = network.Skies(satellite.MinElevationDegrees);
            errors[lane] = new CubicError(satellite.Orbit);
        }

        for (int station = 0; station < network.Count; station++)
        {
            lowestSines[station] = LowestSine(station);
        }
    }

    /// <summary>Takes up a pass that was in progress when the window before this one ended; after <see cref="Begin"/>.</summary>
    public void Continue(int lane, in PassRecord record) => open[(record.Station * StateBlock.Lanes) + lane] = OpenPass.Continue(record);

    /// <summary>Searches the whole window.</summary>
    /// <param name="continued">Whether the window follows one before it, so that nothing begins clipped.</param>
    public void Run(bool continued)
    {
        while (window.Next())
        {
            double reach = ReachKilometers();
            for (int station = 0; station < network.Count; station++)
            {
                if (skies[0][station] is not null)
                {
                    Station(station, reach, continued);
                }
            }
        }
    }

    private void Station(int station, double reachKilometers, bool continued)
    {
        outlet.Station = station;
        Span<OpenPass> passes = open.AsSpan(station * StateBlock.Lanes, StateBlock.Lanes);
        if (window.IsFirst && !continued)
        {
            OpenClipped(station, passes);
        }

        MarkMaybe(station, reachKilometers);
        Array.Fill(sampled, -1);
        for (int cell = 0; cell < window.Cells; cell++)
        {
            for (int lanes = maybe[cell] | maybe[cell + 1]; lanes != 0; lanes &= lanes - 1)
            {
                int lane = BitOperations.TrailingZeroCount(lanes);
                if (cell < window.CellsOf(lane))
                {
                    Cell(cell, lane, skies[lane][station]!, ref passes[lane]);
                }
            }
        }

        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            if (passes[lane].IsOpen && (window.IsLast || window.FailureOf(lane) is not null))
            {
                Aim(lane, skies[lane][station]!);
                int end = window.CellsOf(lane);
                outlet.End(ref passes[lane], window.Tick(end, lane), Sky(skies[lane][station]!.Site, end, lane), clipped: true);
            }
        }
    }

    private void OpenClipped(int station, Span<OpenPass> passes)
    {
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            SkySite sky = skies[lane][station]!;
            if (window.CellsOf(lane) > 0 && (sky.Mask.IsConstant ? Sample(sky.Site, 0, lane).Over(sky.Mask.SinMin) : sky.Mask.Over(Sky(sky.Site, 0, lane))) > 0)
            {
                passes[lane] = OpenPass.Begin(window.Tick(0, lane), Sky(sky.Site, 0, lane), clipped: true);
            }
        }
    }

    private void Cell(int cell, int lane, SkySite sky, ref OpenPass pass)
    {
        SkySample start = sampled[lane] == cell ? samples[lane] : Sample(sky.Site, cell, lane);
        SkySample end = Sample(sky.Site, cell + 1, lane);
        samples[lane] = end;
        sampled[lane] = cell + 1;
        SkyMask mask = sky.Mask;
        bool turns = start.Climb > 0 != end.Climb > 0;
        bool idle = pass.IsOpen
            ? !turns && start.Over(mask.SinMax) > 0 && end.Over(mask.SinMax) > 0
            : start.Over(mask.SinMin) <= 0 && end.Over(mask.SinMin) <= 0 && !(turns && start.Climb > 0);
        if (idle)
        {
            return;
        }

        Aim(lane, sky);
        EarthFixedState first = State(cell, lane);
        EarthFixedState last = State(cell + 1, lane);
        new PassCell(outlet.Path, sky, errors[lane], window.Tick(cell, lane), window.Seconds(cell, lane), first, last).Walk(start, end, ref pass, ref outlet);
    }

    private void Aim(int lane, SkySite sky)
    {
        outlet.Lane = lane;
        outlet.Path = new SkyPath(window.Orbit(lane)!, sky.Site);
    }

    /// <summary>
    /// Marks the satellites that at a step are above the mask or may come above it within half a span. The cone of the mask with its
    /// apex lowered holds all points from which the cone itself is within reach.
    /// </summary>
    private void MarkMaybe(int station, double reachKilometers)
    {
        GroundSite site = skies[0][station]!.Site;
        double sine = lowestSines[station];
        Vector3d apex = site.PositionKilometers - (reachKilometers / Math.Sqrt(1 - (sine * sine)) * site.Up);
        Vector512<double> upX = Vector512.Create(site.Up.X);
        Vector512<double> upY = Vector512.Create(site.Up.Y);
        Vector512<double> upZ = Vector512.Create(site.Up.Z);
        Vector512<double> apexX = Vector512.Create(apex.X);
        Vector512<double> apexY = Vector512.Create(apex.Y);
        Vector512<double> apexZ = Vector512.Create(apex.Z);
        Vector512<double> sines = Vector512.Create(sine);
        ref double states = ref MemoryMarshal.GetReference(window.Block.Values);
        int steps = window.Cells + 1;
        for (int step = 0; step < steps; step++)
        {
            nuint at = (nuint)(step * StateBlock.Components * StateBlock.Lanes);
            Vector512<double> x = Vector512.LoadUnsafe(ref states, at) - apexX;
            Vector512<double> y = Vector512.LoadUnsafe(ref states, at + StateBlock.Lanes) - apexY;
            Vector512<double> z = Vector512.LoadUnsafe(ref states, at + (2 * StateBlock.Lanes)) - apexZ;
            Vector512<double> up = (x * upX) + (y * upY) + (z * upZ);
            Vector512<double> range2 = (x * x) + (y * y) + (z * z);
            maybe[step] = (byte)Vector512.GreaterThan(up, sines * Vector512.Sqrt(range2)).ExtractMostSignificantBits();
        }
    }

    private double LowestSine(int station)
    {
        double sine = HighestSine;
        SkySite?[]? last = null;
        foreach (SkySite?[] sites in skies)
        {
            if (sites != last)
            {
                sine = Math.Min(sine, sites[station]?.Mask.SinMin ?? HighestSine);
                last = sites;
            }
        }

        return sine;
    }

    /// <summary>How far any satellite of the group moves in half a span.</summary>
    private double ReachKilometers()
    {
        double fastest2 = 0;
        for (int lane = 0; lane < StateBlock.Lanes; lane++)
        {
            for (int step = 0; step <= window.CellsOf(lane) && window.CellsOf(lane) > 0; step++)
            {
                Vector3d v = window.Block.VelocityKilometersPerSecond(step, lane);
                fastest2 = Math.Max(fastest2, v.Dot(v));
            }
        }

        return (Math.Sqrt(fastest2) + SpeedMarginKilometersPerSecond) * TimeGrid.DefaultStepSeconds / 2;
    }

    private EarthFixedState State(int step, int lane) =>
        new(window.Block.PositionKilometers(step, lane), window.Block.VelocityKilometersPerSecond(step, lane));

    private Vector3d Sky(GroundSite site, int step, int lane) => site.Local(window.Block.PositionKilometers(step, lane) - site.PositionKilometers);

    /// <summary>The same arithmetic wherever a step is looked at: two spans must agree on the state between them.</summary>
    private SkySample Sample(GroundSite site, int step, int lane)
    {
        Vector3d d = window.Block.PositionKilometers(step, lane) - site.PositionKilometers;
        Vector3d v = window.Block.VelocityKilometersPerSecond(step, lane);
        double up = d.Dot(site.Up);
        double range2 = d.Dot(d);
        return new SkySample(up, Math.Sqrt(range2), (v.Dot(site.Up) * range2) - (up * d.Dot(v)));
    }

    [InlineArray(StateBlock.Lanes)]
    private struct OrbitBuffer
    {
        private OrbitPropagator? first;
    }
}
