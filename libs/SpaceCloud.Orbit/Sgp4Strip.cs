using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpaceCloud.Orbit;

/// <summary>A strip of states, one group at several moments or several groups at one: picks the kernel of a register's width.</summary>
internal static class Sgp4Strip
{
    /// <summary>Steps worked on in one go: few enough that what passes from stage to stage stays in the first-level cache.</summary>
    public const int Steps = 16;

    /// <summary>Rows of intermediate values a step.</summary>
    public const int ScratchRows = 14;

    /// <summary>Doubles the kernel works in.</summary>
    public const int ScratchLength = Steps * ScratchRows * StateBlock.Lanes;

    /// <summary>Doubles of a strip's ticks.</summary>
    public const int TicksLength = Steps * StateBlock.Lanes;

    /// <summary>Doubles of a strip's states.</summary>
    public const int StatesLength = Steps * StateBlock.Components * StateBlock.Lanes;

    /// <summary>Doubles to lend to <see cref="Align"/> beyond those that are wanted.</summary>
    public const int Line = 8;

    /// <summary>The part of borrowed memory that begins on a cache line; the memory must not move.</summary>
    public static Span<double> Align(Span<double> memory)
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(memory));
        int padding = (int)((Line - (address / sizeof(double) % Line)) % Line);
        return memory[padding..];
    }

    /// <inheritdoc cref="Sgp4Kernel{T}.Propagate"/>
    public static void Propagate(
        LaneWidth width,
        ReadOnlySpan<double> table,
        int tableStride,
        ReadOnlySpan<double> ticks,
        int steps,
        int iterations,
        in LaneFrame frame,
        Span<double> scratch,
        Span<double> states,
        Span<byte> bad)
    {
        switch (width)
        {
            case LaneWidth.Eight:
                Sgp4Kernel<Lanes512>.Propagate(table, tableStride, ticks, steps, iterations, in frame, scratch, states, bad);
                break;
            case LaneWidth.Four:
                Sgp4Kernel<Lanes256>.Propagate(table, tableStride, ticks, steps, iterations, in frame, scratch, states, bad);
                break;
            case LaneWidth.Two:
                Sgp4Kernel<Lanes128>.Propagate(table, tableStride, ticks, steps, iterations, in frame, scratch, states, bad);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(width), width, "a kernel works on at least two satellites");
        }
    }
}
