using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpaceCloud.Orbit;

/// <summary>A strip of moments for one group: picks the kernel of a register's width and lends it what it works in.</summary>
internal static class Sgp4Strip
{
    /// <summary>Moments worked on in one go: few enough that what passes from stage to stage stays in the first-level cache.</summary>
    public const int Steps = 16;

    /// <summary>Rows of intermediate values a moment.</summary>
    public const int ScratchRows = 14;

    /// <summary>Doubles to lend to <see cref="Align"/>: those the kernel works in and a cache line to begin on.</summary>
    public const int ScratchLength = ((Steps * ScratchRows) + StateRows + 1) * StateBlock.Lanes;

    /// <summary>The states of one moment behind the scratch, for callers that have no block.</summary>
    public const int StateRows = StateBlock.Components;

    private const int Line = 8;

    /// <summary>The part of borrowed memory that begins on a cache line; the memory must not move.</summary>
    public static Span<double> Align(Span<double> scratch)
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(scratch));
        int padding = (int)((Line - (address / sizeof(double) % Line)) % Line);
        return scratch[padding..];
    }

    /// <inheritdoc cref="Sgp4Kernel{T}.Propagate"/>
    public static void Propagate(
        LaneWidth width,
        ReadOnlySpan<double> table,
        ReadOnlySpan<double> ticks,
        double stepTicks,
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
                Sgp4Kernel<Lanes512>.Propagate(table, ticks, stepTicks, steps, iterations, in frame, scratch, states, bad);
                break;
            case LaneWidth.Four:
                Sgp4Kernel<Lanes256>.Propagate(table, ticks, stepTicks, steps, iterations, in frame, scratch, states, bad);
                break;
            case LaneWidth.Two:
                Sgp4Kernel<Lanes128>.Propagate(table, ticks, stepTicks, steps, iterations, in frame, scratch, states, bad);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(width), width, "a kernel works on at least two satellites");
        }
    }
}
