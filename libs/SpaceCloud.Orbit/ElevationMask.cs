using System.Globalization;

namespace SpaceCloud.Orbit;

/// <summary>
/// The lowest elevation at which a site can use a satellite: the same in all directions, or a table by azimuth, linear between its
/// corners and closed over north.
/// </summary>
public sealed class ElevationMask
{
    private const double LowestDegrees = -10;
    private const double HighestDegrees = 90;
    private const double FullTurnDegrees = 360;

    private readonly MaskPoint[] corners;

    private ElevationMask(MaskPoint[] corners)
    {
        this.corners = corners;
        MinElevationDegrees = corners.Min(c => c.ElevationDegrees);
        MaxElevationDegrees = corners.Max(c => c.ElevationDegrees);
    }

    /// <summary>The lowest elevation of any direction, degrees over the geodetic horizon.</summary>
    public double MinElevationDegrees { get; }

    /// <summary>The highest elevation of any direction.</summary>
    public double MaxElevationDegrees { get; }

    /// <summary>The corners by ascending azimuth; a single one for a mask that is the same in all directions.</summary>
    public IReadOnlyList<MaskPoint> Corners => corners;

    /// <summary>Whether the mask is the same in all directions.</summary>
    internal bool IsConstant => MinElevationDegrees == MaxElevationDegrees;

    /// <summary>One elevation in all directions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from -10 to 90 degrees.</exception>
    public static ElevationMask Constant(double minElevationDegrees) => IsElevation(minElevationDegrees)
        ? new ElevationMask([new MaskPoint(0, minElevationDegrees)])
        : throw new ArgumentOutOfRangeException(nameof(minElevationDegrees), minElevationDegrees, "The elevation must be from -10 to 90 degrees.");

    /// <summary>A mask by azimuth.</summary>
    /// <param name="corners">By ascending azimuth, each once; see <see cref="Problem"/>.</param>
    /// <exception cref="ArgumentException">The corners are no mask.</exception>
    public static ElevationMask ByAzimuth(IReadOnlyList<MaskPoint> corners) => Problem(corners) is string problem
        ? throw new ArgumentException(problem, nameof(corners))
        : new ElevationMask([.. corners]);

    /// <summary>What makes corners no mask, with field, value, allowed range and remedy; null when they are one.</summary>
    public static string? Problem(IReadOnlyList<MaskPoint> corners)
    {
        ArgumentNullException.ThrowIfNull(corners);
        if (corners.Count == 0)
        {
            return "the mask has no corner; it needs at least one azimuth with its elevation";
        }

        for (int i = 0; i < corners.Count; i++)
        {
            MaskPoint corner = corners[i];
            FormattableString? problem = corner switch
            {
                { AzimuthDegrees: not (>= 0 and < FullTurnDegrees) } => $"azimuth {corner.AzimuthDegrees} of mask corner {i + 1} must be from 0 to below 360 degrees; the mask closes over north by itself",
                _ when !IsElevation(corner.ElevationDegrees) => $"elevation {corner.ElevationDegrees} of mask corner {i + 1} must be from -10 to 90 degrees",
                _ when i > 0 && corner.AzimuthDegrees <= corners[i - 1].AzimuthDegrees => $"azimuth {corner.AzimuthDegrees} of mask corner {i + 1} must be above {corners[i - 1].AzimuthDegrees} of the corner before; sort the corners and give each azimuth once",
                _ => null,
            };
            if (problem is not null)
            {
                return problem.ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    /// <summary>The mask in one direction, degrees; any azimuth, from true north, clockwise.</summary>
    public double ElevationDegreesAt(double azimuthDegrees)
    {
        if (corners.Length == 1)
        {
            return corners[0].ElevationDegrees;
        }

        double azimuth = azimuthDegrees % FullTurnDegrees;
        azimuth = azimuth < 0 ? azimuth + FullTurnDegrees : azimuth;
        int next = FirstBeyond(azimuth);
        MaskPoint before = corners[(next + corners.Length - 1) % corners.Length];
        MaskPoint after = corners[next % corners.Length];
        double width = Turned(after.AzimuthDegrees - before.AzimuthDegrees);
        double share = Turned(azimuth - before.AzimuthDegrees) / width;
        return before.ElevationDegrees + (share * (after.ElevationDegrees - before.ElevationDegrees));
    }

    /// <summary>
    /// This mask where it is at or above an elevation, and that elevation elsewhere: what a link sees whose satellite, too, wants to
    /// stand at least so high.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from -10 to 90 degrees.</exception>
    public ElevationMask AtLeast(double minElevationDegrees)
    {
        if (minElevationDegrees <= MinElevationDegrees)
        {
            return this;
        }

        if (minElevationDegrees >= MaxElevationDegrees)
        {
            return Constant(minElevationDegrees);
        }

        List<MaskPoint> raised = [];
        for (int i = 0; i < corners.Length; i++)
        {
            MaskPoint corner = corners[i];
            MaskPoint next = corners[(i + 1) % corners.Length];
            raised.Add(corner with { ElevationDegrees = Math.Max(corner.ElevationDegrees, minElevationDegrees) });
            double share = (minElevationDegrees - corner.ElevationDegrees) / (next.ElevationDegrees - corner.ElevationDegrees);
            double azimuth = corner.AzimuthDegrees + (share * Turned(next.AzimuthDegrees - corner.AzimuthDegrees));
            azimuth = azimuth >= FullTurnDegrees ? azimuth - FullTurnDegrees : azimuth;
            if (share is > 0 and < 1 && azimuth != corner.AzimuthDegrees && azimuth != next.AzimuthDegrees)
            {
                raised.Add(new MaskPoint(azimuth, minElevationDegrees));
            }
        }

        return new ElevationMask([.. raised.OrderBy(c => c.AzimuthDegrees)]);
    }

    /// <summary>The azimuth of the first corner strictly inside a turn from an azimuth, degrees, clockwise positive; null when there is none.</summary>
    internal double? NextCorner(double azimuthDegrees, double turnDegrees)
    {
        int beyond = FirstBeyond(azimuthDegrees);
        int next = turnDegrees > 0 ? beyond : beyond - 1;
        if (turnDegrees < 0 && next >= 0 && corners[next].AzimuthDegrees == azimuthDegrees)
        {
            next--;
        }

        double azimuth = corners[(next + corners.Length) % corners.Length].AzimuthDegrees;
        double turn = turnDegrees > 0 ? Turned(azimuth - azimuthDegrees) : Turned(azimuthDegrees - azimuth);
        return turn > 0 && turn < Math.Abs(turnDegrees) ? azimuth : null;
    }

    /// <summary>Index of the first corner beyond an azimuth in [0, 360); the number of corners when there is none.</summary>
    private int FirstBeyond(double azimuthDegrees)
    {
        int low = 0;
        int high = corners.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (corners[middle].AzimuthDegrees <= azimuthDegrees)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double Turned(double degrees) => degrees < 0 ? degrees + FullTurnDegrees : degrees;

    private static bool IsElevation(double degrees) => degrees is >= LowestDegrees and <= HighestDegrees;
}
