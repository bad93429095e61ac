using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

/// <summary>
/// What a sensor sees of an area, found the plain way: whether the area goes all the way around the place below, or else many places on the
/// area's edge, each held against cone and horizon by its own. It is only as sharp as those places are dense.
/// </summary>
internal sealed class AreaScan
{
    private const int PlacesOnEdge = 120;

    private readonly (Vector3d Place, Vector3d Up)[] places;

    private readonly Vector3d[] corners;

    public AreaScan(GeodeticPosition[] corners)
    {
        this.corners = [.. corners.Select(Normal)];
        List<GeodeticPosition> all = [];
        for (int i = 0; i < corners.Length; i++)
        {
            Vector3d from = Normal(corners[i]);
            Vector3d to = Normal(corners[(i + 1) % corners.Length]);
            for (int k = 0; k < PlacesOnEdge; k++)
            {
                // Straight through the Earth and up again: still on the shortest way, if unevenly.
                all.Add(Place(((1 - (k / (double)PlacesOnEdge)) * from) + (k / (double)PlacesOnEdge * to)));
            }
        }

        places = [.. all.Select(p => (p.ToEarthFixedKilometers(), Normal(p)))];
        double spread = 0;
        for (int i = 0; i < places.Length; i++)
        {
            spread = Math.Max(spread, (places[i].Place - places[(i + 1) % places.Length].Place).Length);
        }

        EdgeKilometers = spread;
    }

    /// <summary>Widest gap between two places on the edge.</summary>
    public double EdgeKilometers { get; }

    /// <summary>Degrees by which the nearest place is inside the cone, below 0 outside, and how wide the cone is; null below every horizon.</summary>
    public (double MarginDegrees, double ConeDegrees, double RangeKilometers)? Look(OrbitPropagator orbit, SensorView view, DateTimeOffset utc)
    {
        Assert.Equal(PropagationError.None, orbit.Propagate(utc, out EarthFixedState state));
        Vector3d satellite = state.PositionKilometers;
        GeodeticPosition under = GeodeticPosition.FromEarthFixedKilometers(satellite);
        Vector3d down = (under with { AltitudeMeters = 0 }).ToEarthFixedKilometers();
        double radius = down.Length;
        double half = Math.Min(view.SwathKilometers / 2 / radius, Math.Acos(Math.Min(1, radius / (radius + (under.AltitudeMeters / 1000)))));
        Vector3d rim = new(radius * Math.Cos(half), radius * Math.Sin(half), 0);
        Vector3d top = new(radius + (under.AltitudeMeters / 1000), 0, 0);
        double cone = Between(rim - top, -top) + view.MaxOffNadirDegrees;
        if (IsAround(Normal(under)))
        {
            return (cone, cone, under.AltitudeMeters / 1000);
        }

        Vector3d nadir = -Normal(under);
        (double Off, double Range)? best = null;
        foreach ((Vector3d place, Vector3d up) in places)
        {
            Vector3d sight = place - satellite;
            if (sight.Dot(up) < 0 && Between(sight, nadir) is double off && !(best?.Off <= off))
            {
                best = (off, sight.Length);
            }
        }

        return best is { } found ? (cone - found.Off, cone, found.Range) : null;
    }

    /// <summary>The directions to the corners turn once around, seen from there.</summary>
    private bool IsAround(Vector3d place)
    {
        double turned = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            Vector3d one = corners[i] - (corners[i].Dot(place) * place);
            Vector3d next = corners[(i + 1) % corners.Length] - (corners[(i + 1) % corners.Length].Dot(place) * place);
            turned += Math.Atan2(one.Cross(next).Dot(place), one.Dot(next));
        }

        return Math.Abs(turned) > Math.PI && corners[0].Dot(place) > 0;
    }

    private static double Between(Vector3d a, Vector3d b) => Math.Acos(Math.Clamp(a.Dot(b) / (a.Length * b.Length), -1, 1)) * 180 / Math.PI;

    private static Vector3d Normal(GeodeticPosition p)
    {
        double lat = p.LatitudeDegrees * Math.PI / 180;
        double lon = p.LongitudeDegrees * Math.PI / 180;
        return new Vector3d(Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }

    private static GeodeticPosition Place(Vector3d v) => new(Math.Atan2(v.Z, Math.Sqrt((v.X * v.X) + (v.Y * v.Y))) * 180 / Math.PI, Math.Atan2(v.Y, v.X) * 180 / Math.PI, 0);
}
