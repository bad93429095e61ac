using System.Numerics;

namespace SpaceCloud.Orbit;

/// <summary>
/// Propagates many satellites at once, several in one register where the processor can, with the results of
/// <see cref="OrbitPropagator"/> to 1e-9 km. Built once; propagating allocates nothing, keeps no state and may be done from many
/// threads.
/// </summary>
public sealed class OrbitBatch
{
    private const int Lanes = StateBlock.Lanes;
    private const int TableLength = Sgp4Row.Count * Lanes;

    private readonly Sgp4Group[] groups;
    private readonly AlignedDoubles tables;
    private readonly LaneWidth width;

    /// <summary>A batch of satellites; their order is the order of the rows.</summary>
    public OrbitBatch(IReadOnlyList<OrbitPropagator> orbits)
        : this(orbits, LaneWidths.Best)
    {
    }

    internal OrbitBatch(IReadOnlyList<OrbitPropagator> orbits, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(orbits);
        this.width = width;
        Count = orbits.Count;
        OrbitPropagator[][] members = [.. orbits.Chunk(Lanes)];
        groups = new Sgp4Group[members.Length];
        tables = new AlignedDoubles(members.Length * TableLength);
        for (int group = 0; group < groups.Length; group++)
        {
            groups[group] = new Sgp4Group(members[group], tables.Span.Slice(group * TableLength, TableLength));
        }
    }

    /// <summary>Number of satellites.</summary>
    public int Count { get; }

    /// <summary>Groups of <see cref="StateBlock.Lanes"/> satellites: satellite i is lane i % Lanes of group i / Lanes.</summary>
    internal int Groups => groups.Length;

    /// <summary>The states of all satellites at one moment, TEME.</summary>
    /// <exception cref="ArgumentException">A column has fewer rows than there are satellites.</exception>
    public void Propagate(DateTimeOffset utc, StateColumns columns)
    {
        if (columns.Rows < Count)
        {
            throw new ArgumentException($"every column must have {Count} rows, one a satellite; the shortest has {columns.Rows}", nameof(columns));
        }

        Span<double> memory = Sgp4Strip.Align(stackalloc double[Sgp4Strip.ScratchLength + Sgp4Strip.StatesLength + Sgp4Strip.TicksLength + Sgp4Strip.Line]);
        Span<double> scratch = memory[..Sgp4Strip.ScratchLength];
        Span<double> states = memory.Slice(Sgp4Strip.ScratchLength, Sgp4Strip.StatesLength);
        Span<double> ticks = memory.Slice(Sgp4Strip.ScratchLength + Sgp4Strip.StatesLength, Sgp4Strip.TicksLength);
        Span<byte> bad = stackalloc byte[Sgp4Strip.Steps];
        for (int first = 0; first < groups.Length; first += Sgp4Strip.Steps)
        {
            int strip = Math.Min(Sgp4Strip.Steps, groups.Length - first);
            bool kernel = width > LaneWidth.One;
            int iterations = 1;
            for (int i = 0; i < strip && kernel; i++)
            {
                kernel = groups[first + i].TryTicks(utc.UtcTicks, ticks.Slice(i * Lanes, Lanes));
                iterations = Math.Max(iterations, groups[first + i].Iterations);
            }

            if (kernel)
            {
                Sgp4Strip.Propagate(width, tables.Span[(first * TableLength)..], TableLength, ticks, strip, iterations, LaneFrame.Teme, scratch, states, bad);
            }

            for (int i = 0; i < strip; i++)
            {
                Sgp4Group group = groups[first + i];
                int row = (first + i) * Lanes;
                uint good = kernel ? group.KernelLanes & ~(uint)bad[i] : 0;
                columns.Set(row, group.Count, states[(i * StateBlock.Components * Lanes)..]);
                for (uint left = group.Lanes & ~good; left != 0; left &= left - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(left);
                    PropagationError error = group[lane].Propagate(utc, out TemeState state);
                    columns.Set(row + lane, error, state);
                }
            }
        }
    }

    /// <summary>
    /// The states of one group at consecutive moments of a grid. Lanes at and beyond <see cref="LanesOf"/> have no good steps.
    /// </summary>
    internal void Fill(int group, TimeGrid grid, int firstStep, int steps, StateBlock block, StateFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstStep + steps, grid.Count);
        block.Begin(firstStep, steps, frame);
        Sgp4Group members = groups[group];
        uint kernelLanes = width > LaneWidth.One ? members.KernelLanes : 0;
        uint good = kernelLanes != 0 ? kernelLanes & FillByKernel(group, grid, block) : 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (lane >= members.Count)
            {
                block.SetGood(lane, 0, 0, PropagationError.None);
            }
            else if ((good & (1u << lane)) != 0)
            {
                block.SetGood(lane, 0, steps, PropagationError.None);
            }
            else
            {
                new LaneWalk(members[lane], grid, block, lane, hasStates: (kernelLanes & (1u << lane)) != 0).Run();
            }
        }
    }

    /// <summary>Satellites in a group.</summary>
    internal int LanesOf(int group) => groups[group].Count;

    /// <summary>Runs the kernel over a block; one bit a lane: none of its states is marked.</summary>
    private uint FillByKernel(int group, TimeGrid grid, StateBlock block)
    {
        Span<double> memory = Sgp4Strip.Align(stackalloc double[Sgp4Strip.ScratchLength + Sgp4Strip.TicksLength + Sgp4Strip.Line]);
        Span<double> scratch = memory[..Sgp4Strip.ScratchLength];
        Span<double> ticks = memory.Slice(Sgp4Strip.ScratchLength, Sgp4Strip.TicksLength);
        Sgp4Group members = groups[group];
        uint anyBad = 0;
        for (int step = 0; step < block.Steps; step += Sgp4Strip.Steps)
        {
            int steps = Math.Min(Sgp4Strip.Steps, block.Steps - step);
            int moment = block.FirstStep + step;
            Span<double> states = block.WritableValues.Slice(step * StateBlock.Components * Lanes, steps * StateBlock.Components * Lanes);
            Span<byte> bad = block.Bad.Slice(step, steps);
            bool exact = members.TryTicks(grid.Tick(moment + steps - 1), ticks) & members.TryTicks(grid.Tick(moment), ticks);
            for (int i = Lanes; i < steps * Lanes; i++)
            {
                ticks[i] = ticks[i - Lanes] + grid.StepTicks;
            }

            if (exact)
            {
                LaneFrame turn = LaneFrame.Of(grid, moment, block.Frame);
                Sgp4Strip.Propagate(width, Table(group), 0, ticks, steps, members.Iterations, in turn, scratch, states, bad);
            }
            else
            {
                bad.Fill(byte.MaxValue);
            }

            foreach (byte lanes in bad)
            {
                anyBad |= lanes;
            }
        }

        return ~anyBad;
    }

    private ReadOnlySpan<double> Table(int group) => tables.Span.Slice(group * TableLength, TableLength);
}
