namespace SpaceCloud.Orbit;

/// <summary>What is known of a pass while it lasts. Elevations are compared as floats, as they are kept, so that a search that is continued comes to the same end.</summary>
internal struct OpenPass
{
    private long aosTicks;
    private double aosAzimuthDegrees;
    private bool clippedStart;
    private long peakTicks;
    private LookAngles peak;
    private bool peakIsFlat;

    /// <summary>Whether there is one.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A pass begins.</summary>
    public static OpenPass Begin(long ticks, Vector3d sky, bool clipped)
    {
        LookAngles look = GroundSite.Look(sky.X, sky.Y, sky.Z);
        return new OpenPass { IsOpen = true, aosTicks = ticks, aosAzimuthDegrees = look.AzimuthDegrees, clippedStart = clipped, peakTicks = ticks, peak = look };
    }

    /// <summary>Takes up a pass that was in progress when a search ended.</summary>
    public static OpenPass Continue(in PassRecord record)
    {
        FoundPass found = record.Found;

        // A peak on the end was only the end; whatever was lower before it is outdone by what follows.
        bool ended = found.TcaTicks == found.LosTicks;
        return new OpenPass
        {
            IsOpen = true,
            aosTicks = found.AosTicks,
            aosAzimuthDegrees = found.AosAzimuthDegrees,
            clippedStart = found.ClippedStart,
            peakTicks = found.TcaTicks,
            peak = new LookAngles(found.TcaAzimuthDegrees, ended ? double.NegativeInfinity : found.MaxElevationDegrees, found.TcaRangeKilometers),
        };
    }

    /// <summary>A moment that may be the highest.</summary>
    /// <param name="ticks">The moment.</param>
    /// <param name="sky">Where the satellite stands.</param>
    /// <param name="isFlat">Whether the moment is only roughly the highest.</param>
    public void Consider(long ticks, Vector3d sky, bool isFlat)
    {
        LookAngles look = GroundSite.Look(sky.X, sky.Y, sky.Z);
        if ((float)look.ElevationDegrees > (float)peak.ElevationDegrees)
        {
            (peakTicks, peak, peakIsFlat) = (ticks, look, isFlat);
        }
    }

    /// <summary>The pass ends.</summary>
    public FoundPass End(long ticks, Vector3d sky, bool clipped, SkyPath path)
    {
        if (peakIsFlat && path.Culmination(peakTicks) is long culmination && culmination > aosTicks && culmination < ticks)
        {
            Vector3d there = path.Sky(culmination);
            (peakTicks, peak) = (culmination, GroundSite.Look(there.X, there.Y, there.Z));
        }

        Consider(ticks, sky, isFlat: false);
        IsOpen = false;
        return new FoundPass(
            aosTicks,
            peakTicks,
            ticks,
            peak.ElevationDegrees,
            peak.RangeKilometers,
            aosAzimuthDegrees,
            peak.AzimuthDegrees,
            GroundSite.Look(sky.X, sky.Y, sky.Z).AzimuthDegrees,
            clippedStart,
            clipped);
    }
}
