namespace SpaceCloud.Orbit;

/// <summary>Where the passes of one satellite over one station go, with room for the work on the way.</summary>
internal struct PassOutlet(IPassSink sink)
{
    /// <summary>Crossings of a mask by azimuth between two stops; empty between uses.</summary>
    public List<Bracket> Crossings = [];

    /// <summary>The satellite.</summary>
    public int Lane;

    /// <summary>Its way through the sky of the station.</summary>
    public SkyPath Path;

    /// <summary>The station.</summary>
    public int Station;

    /// <summary>The mask is crossed: a pass begins, or the open one ends.</summary>
    public readonly void Toggle(ref OpenPass open, long ticks, Vector3d sky)
    {
        if (open.IsOpen)
        {
            End(ref open, ticks, sky, clipped: false);
        }
        else
        {
            open = OpenPass.Begin(ticks, sky, clipped: false);
        }
    }

    /// <summary>The open pass ends; one too short to have a length is dropped.</summary>
    public readonly void End(ref OpenPass open, long ticks, Vector3d sky, bool clipped)
    {
        FoundPass found = open.End(ticks, sky, clipped, Path);
        if (found.LosTicks > found.AosTicks)
        {
            sink.Take(Lane, Station, found);
        }
    }
}
