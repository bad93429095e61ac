using System.Runtime.InteropServices;

namespace SpaceCloud.Orbit;

/// <summary>
/// A pass in 40 bytes, for many of them: times to the tick, angles to 0.003 degrees. Satellite, and so uncertainty, are known where it
/// is kept.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PassRecord
{
    private const double AzimuthUnitsPerDegree = 65536 / 360.0;

    /// <summary>Offsets have 48 bits. Of what is visible longer, 325 days and more, the last part is kept and said to be clipped.</summary>
    private const long LongestTicks = (1L << 48) - 1;
    private const byte StartFlag = 1;
    private const byte EndFlag = 2;

    private readonly long aosTicks;
    private readonly uint tcaOffsetLow;
    private readonly uint losOffsetLow;
    private readonly ushort tcaOffsetHigh;
    private readonly ushort losOffsetHigh;
    private readonly float maxElevation;
    private readonly float tcaRange;
    private readonly ushort aosAzimuth;
    private readonly ushort tcaAzimuth;
    private readonly ushort losAzimuth;
    private readonly ushort station;
    private readonly byte flags;

    internal PassRecord(int station, in FoundPass found)
    {
        this.station = checked((ushort)station);
        aosTicks = Math.Max(found.AosTicks, found.LosTicks - LongestTicks);
        (tcaOffsetLow, tcaOffsetHigh) = Split(Math.Max(0, found.TcaTicks - aosTicks));
        (losOffsetLow, losOffsetHigh) = Split(found.LosTicks - aosTicks);
        maxElevation = (float)found.MaxElevationDegrees;
        tcaRange = (float)found.TcaRangeKilometers;
        aosAzimuth = AzimuthUnits(found.AosAzimuthDegrees);
        tcaAzimuth = AzimuthUnits(found.TcaAzimuthDegrees);
        losAzimuth = AzimuthUnits(found.LosAzimuthDegrees);
        flags = (byte)((found.ClippedStart || aosTicks != found.AosTicks ? StartFlag : 0) | (found.ClippedEnd ? EndFlag : 0));
    }

    /// <summary>Which station of the search.</summary>
    public int Station => station;

    /// <summary>Acquisition of signal, UTC ticks.</summary>
    public long AosTicks => aosTicks;

    /// <summary>Highest elevation, UTC ticks.</summary>
    public long TcaTicks => aosTicks + Join(tcaOffsetLow, tcaOffsetHigh);

    /// <summary>Loss of signal, UTC ticks.</summary>
    public long LosTicks => aosTicks + Join(losOffsetLow, losOffsetHigh);

    /// <summary>Elevation at TCA, degrees.</summary>
    public double MaxElevationDegrees => maxElevation;

    /// <summary>Distance at TCA, km.</summary>
    public double TcaRangeKilometers => tcaRange;

    /// <summary>Azimuth at AOS, degrees.</summary>
    public double AosAzimuthDegrees => aosAzimuth / AzimuthUnitsPerDegree;

    /// <summary>Azimuth at TCA, degrees.</summary>
    public double TcaAzimuthDegrees => tcaAzimuth / AzimuthUnitsPerDegree;

    /// <summary>Azimuth at LOS, degrees.</summary>
    public double LosAzimuthDegrees => losAzimuth / AzimuthUnitsPerDegree;

    /// <summary>The pass was in progress when the search began.</summary>
    public bool ClippedStart => (flags & StartFlag) != 0;

    /// <summary>The pass was in progress when the search ended, or when the orbit could be propagated no further.</summary>
    public bool ClippedEnd => (flags & EndFlag) != 0;

    internal FoundPass Found => new(
        AosTicks, TcaTicks, LosTicks, MaxElevationDegrees, TcaRangeKilometers, AosAzimuthDegrees, TcaAzimuthDegrees, LosAzimuthDegrees, ClippedStart, ClippedEnd);

    private static (uint Low, ushort High) Split(long ticks) => ((uint)ticks, checked((ushort)(ticks >> 32)));

    private static long Join(uint low, ushort high) => ((long)high << 32) | low;

    private static ushort AzimuthUnits(double degrees) => (ushort)(int)Math.Round(degrees * AzimuthUnitsPerDegree);
}
