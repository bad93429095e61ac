namespace SpaceCloud.Orbit;

/// <summary>
/// Finds where a path crosses a mask by azimuth, on a stretch over which the elevation runs one way. The stretch is cut until the
/// azimuth hardly moves, and at the corners of the mask; on what is left the mask is a line.
/// </summary>
internal readonly struct MaskScan(HermiteArc arc, SkyMask mask)
{
    private const double PieceDegrees = 1;
    private const double LeastShare = 1e-6;
    private const double CornerShare = 1e-9;

    /// <summary>Appends brackets of all crossings in order of time.</summary>
    public void Crossings(double from, double to, List<Bracket> found) => Cut(Mark.At(arc, from), Mark.At(arc, to), found);

    private void Cut(in Mark a, in Mark b, List<Bracket> found)
    {
        if (Math.Min(a.Sine, b.Sine) > mask.SinMax || Math.Max(a.Sine, b.Sine) < mask.SinMin || !(b.Share > a.Share))
        {
            return;
        }

        double turned = Angle.TurnedDegrees(a.AzimuthDegrees, b.AzimuthDegrees);
        if (Math.Abs(turned) > PieceDegrees && b.Share - a.Share > LeastShare)
        {
            Mark middle = Mark.At(arc, 0.5 * (a.Share + b.Share));
            Cut(a, middle, found);
            Cut(middle, b, found);
            return;
        }

        double start = a.Share;
        double azimuth = a.AzimuthDegrees;
        while (mask.NextCorner(azimuth, turned) is double corner && b.Share - start > CornerShare)
        {
            AcrossAzimuth across = new(arc, corner);
            Bracket bracket = new(start, across.At(start), b.Share, across.At(b.Share));
            turned -= Angle.TurnedDegrees(azimuth, corner);
            azimuth = corner;
            if (bracket.AtLow > 0 != bracket.AtHigh > 0)
            {
                double at = bracket.Root(across, CornerShare);
                Piece(start, at, found);
                start = at;
            }
        }

        Piece(start, b.Share, found);
    }

    /// <summary>The mask is a line here, so the height over it has one extreme at most.</summary>
    private void Piece(double from, double to, List<Bracket> found)
    {
        Height height = new(arc, mask);
        double low = height.At(from);
        double high = height.At(to);
        if (low > 0 != high > 0)
        {
            found.Add(new Bracket(from, low, to, high));
            return;
        }

        HeightRate rate = new(height, 1e-3 * (to - from));
        double rateLow = rate.At(from);
        double rateHigh = rate.At(to);
        bool towardsMask = low > 0 ? rateLow < 0 && rateHigh > 0 : rateLow > 0 && rateHigh < 0;
        if (!towardsMask || to - from < CornerShare)
        {
            return;
        }

        double extreme = new Bracket(from, rateLow, to, rateHigh).Root(rate, 1e-3 * (to - from));
        double at = height.At(extreme);
        if (at > 0 != low > 0)
        {
            found.Add(new Bracket(from, low, extreme, at));
            found.Add(new Bracket(extreme, at, to, high));
        }
    }

    private readonly record struct Mark(double Share, double Sine, double AzimuthDegrees)
    {
        public static Mark At(in HermiteArc arc, double share)
        {
            Vector3d sky = arc.Position(share);
            return new Mark(share, sky.Z / sky.Length, Angle.PositiveDegrees(Math.Atan2(sky.X, sky.Y)));
        }
    }

    private readonly struct Height(HermiteArc arc, SkyMask mask) : IFunction
    {
        public double At(double x) => mask.Over(arc.Position(x));
    }

    private readonly struct HeightRate(Height height, double nudge) : IFunction
    {
        public double At(double x) => height.At(x + nudge) - height.At(x - nudge);
    }

    /// <summary>Distance across the vertical plane of an azimuth, above 0 clockwise of it.</summary>
    private readonly struct AcrossAzimuth : IFunction
    {
        private readonly HermiteArc arc;
        private readonly double sin;
        private readonly double cos;

        public AcrossAzimuth(HermiteArc arc, double azimuthDegrees)
        {
            this.arc = arc;
            (sin, cos) = Math.SinCos(azimuthDegrees * Angle.RadiansPerDegree);
        }

        public double At(double x)
        {
            Vector3d sky = arc.Position(x);
            return (sky.X * cos) - (sky.Y * sin);
        }
    }
}
