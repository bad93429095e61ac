using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpaceCloud.Orbit;

/// <summary>How many satellites a processor works on side by side.</summary>
internal enum LaneWidth
{
    /// <summary>One: the scalar theory.</summary>
    One = 1,

    /// <summary>Two, in 128 bits.</summary>
    Two = 2,

    /// <summary>Four, in 256 bits.</summary>
    Four = 4,

    /// <summary>Eight, in 512 bits.</summary>
    Eight = 8,
}

/// <summary>What this processor is best at.</summary>
internal static class LaneWidths
{
    /// <summary>
    /// The widest register with a multiply-add of its own: without one the kernel would be right, and slower than the scalar theory.
    /// </summary>
    public static LaneWidth Best { get; } =
        Vector512.IsHardwareAccelerated ? LaneWidth.Eight
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? LaneWidth.Four
        : Vector128.IsHardwareAccelerated && (Fma.IsSupported || !Sse2.IsSupported) ? LaneWidth.Two
        : LaneWidth.One;
}
