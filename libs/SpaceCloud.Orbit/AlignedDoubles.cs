using System.Runtime.InteropServices;

namespace SpaceCloud.Orbit;

/// <summary>An array that begins on a cache line and stays there (it is pinned), so that no register's worth of it straddles two.</summary>
internal sealed class AlignedDoubles
{
    /// <summary>Doubles on a cache line.</summary>
    private const int Line = 8;

    private readonly double[] array;
    private readonly int offset;

    public AlignedDoubles(int length)
    {
        Length = length;
        array = GC.AllocateArray<double>(checked(length + Line), pinned: true);
        offset = PaddingTo(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0));
    }

    public int Length { get; }

    public Span<double> Span => array.AsSpan(offset, Length);

    /// <summary>How many doubles to leave out after an address to come to a cache line.</summary>
    private static int PaddingTo(nint address) => (int)((Line - (address / sizeof(double) % Line)) % Line);
}
