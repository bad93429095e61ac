namespace SpaceCloud.Orbit;

/// <summary>
/// What one satellite does over the mask of one site between two states: rises, culminates, sets, as often as it does. The way between
/// is a cubic; where that is not sure enough (grazing passes, slow crossings, flat culminations) the orbit itself is asked.
/// </summary>
internal readonly struct PassCell
{
    private const double RootSeconds = 2e-6;
    private const double TrueRootSeconds = 1e-4;
    private const double PeakSeconds = 2e-5;

    /// <summary>An edge may be off by that much before the orbit is asked.</summary>
    private const double EdgeErrorSeconds = 0.004;

    private readonly HermiteArc arc;
    private readonly SkyPath path;
    private readonly SkyMask mask;
    private readonly long startTicks;
    private readonly CubicError error;
    private readonly double errorKilometers;

    public PassCell(SkyPath path, SkySite sky, CubicError error, long startTicks, double seconds, in EarthFixedState start, in EarthFixedState end)
    {
        GroundSite site = sky.Site;
        mask = sky.Mask;
        this.path = path;
        this.error = error;
        this.startTicks = startTicks;
        arc = new HermiteArc(
            site.Local(start.PositionKilometers - site.PositionKilometers),
            site.Local(start.VelocityKilometersPerSecond),
            site.Local(end.PositionKilometers - site.PositionKilometers),
            site.Local(end.VelocityKilometersPerSecond),
            seconds);
        errorKilometers = error.PositionKilometers(start, seconds);
    }

    /// <summary>Carries an open pass, or none, from the start of the cell to its end.</summary>
    public void Walk(in SkySample start, in SkySample end, ref OpenPass open, ref PassOutlet outlet)
    {
        Stop first = new(0, mask.IsConstant ? start.Over(mask.SinMin) : mask.Over(arc.Position(0)), false);
        Stop last = new(1, mask.IsConstant ? end.Over(mask.SinMin) : mask.Over(arc.Position(1)), false);
        if (start.Climb > 0 == end.Climb > 0)
        {
            Stretch(first, last, ref open, ref outlet);
            return;
        }

        double share = new Bracket(0, start.Climb * arc.Seconds, 1, end.Climb * arc.Seconds).Root(new Climb(arc), PeakSeconds / arc.Seconds);
        Vector3d sky = arc.Position(share);
        double over = mask.Over(sky);
        bool unsure = Math.Abs(over) < 3 * errorKilometers;
        if (unsure)
        {
            sky = path.Sky(Tick(share));
            over = mask.Over(sky);
        }

        Stop extreme = new(share, over, unsure);
        Stretch(first, extreme, ref open, ref outlet);
        if (open.IsOpen && start.Climb > 0)
        {
            open.Consider(Tick(share), sky, SkyPath.IsFlat(Bend(share), error));
        }

        Stretch(extreme, last, ref open, ref outlet);
    }

    /// <summary>From one stop to the next the elevation runs one way.</summary>
    private void Stretch(in Stop from, in Stop to, ref OpenPass open, ref PassOutlet outlet)
    {
        if (!mask.IsConstant)
        {
            new MaskScan(arc, mask).Crossings(from.Share, to.Share, outlet.Crossings);
            foreach (Bracket crossing in outlet.Crossings)
            {
                Cross(crossing, false, ref open, ref outlet);
            }

            outlet.Crossings.Clear();
        }

        if (open.IsOpen != to.Over > 0)
        {
            Cross(new Bracket(from.Share, from.Over, to.Share, to.Over), from.Asked || to.Asked, ref open, ref outlet);
        }
    }

    private long Tick(double share) => arc.Tick(startTicks, share);

    /// <summary>Second derivative of the sine of the elevation at a culmination, times the distance, km/s2.</summary>
    private double Bend(double share)
    {
        const double nudge = 0.01;
        Climb climb = new(arc);
        Vector3d sky = arc.Position(share);
        return (climb.At(share + nudge) - climb.At(share - nudge)) / (2 * nudge * arc.Seconds * arc.Seconds * sky.Dot(sky));
    }

    private void Cross(in Bracket bracket, bool ask, ref OpenPass open, ref PassOutlet outlet)
    {
        double share = bracket.AtLow > 0 == bracket.AtHigh > 0 ? bracket.Low
            : ask ? AskedRoot(bracket.Low, bracket.High) ?? bracket.Low
            : Root(bracket);
        outlet.Toggle(ref open, Tick(share), arc.Position(share));
    }

    private double Root(in Bracket bracket)
    {
        double share = bracket.Root(new Height(arc, mask), RootSeconds / arc.Seconds);
        const double nudge = 1e-4;
        double speed = Math.Abs(mask.Over(arc.Position(share + nudge)) - mask.Over(arc.Position(share - nudge))) / (2 * nudge * arc.Seconds);
        if (errorKilometers <= EdgeErrorSeconds * speed)
        {
            return share;
        }

        double reach = Math.Min(1, 4 * errorKilometers / (speed * arc.Seconds));
        return AskedRoot(Math.Max(bracket.Low, share - reach), Math.Min(bracket.High, share + reach)) ?? AskedRoot(bracket.Low, bracket.High) ?? share;
    }

    /// <summary>The crossing of the orbit itself; null where it does not change sides.</summary>
    private double? AskedRoot(double low, double high)
    {
        PathHeight height = new(this);
        Bracket bracket = new(low, height.At(low), high, height.At(high));
        return bracket.AtLow > 0 == bracket.AtHigh > 0 ? null : bracket.Root(height, TrueRootSeconds / arc.Seconds);
    }

    /// <param name="Share">Where in the cell.</param>
    /// <param name="Over">How far over the mask.</param>
    /// <param name="Asked">Whether the orbit itself was asked.</param>
    private readonly record struct Stop(double Share, double Over, bool Asked);

    private readonly struct Climb(HermiteArc arc) : IFunction
    {
        public double At(double x)
        {
            Vector3d sky = arc.Position(x);
            return SkySample.Turn(sky, arc.Rate(x), sky.Dot(sky));
        }
    }

    private readonly struct Height(HermiteArc arc, SkyMask mask) : IFunction
    {
        public double At(double x) => mask.Over(arc.Position(x));
    }

    private readonly struct PathHeight(PassCell cell) : IFunction
    {
        public double At(double x) => cell.mask.Over(cell.path.Sky(cell.Tick(x)));
    }
}
