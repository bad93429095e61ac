using System.Globalization;
using System.Text.Json;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>Frames, look angles and lines of sight that others computed and published.</summary>
public sealed class ReferenceFrameTests(ITestOutputHelper output)
{
    /// <summary>satellite.js; several angles are radians far beyond a turn, on purpose.</summary>
    [Fact]
    public void Transforms_agree_with_satellite_js()
    {
        if (ReferenceData.Read("frames/satellitejs_transforms.json", output) is not JsonElement set)
        {
            Assert.InRange((Place(-400, 80, 2).ToEarthFixedKilometers() - new Vector3d(371.1876676842122, -601.2811231618838, -6319.632371290254)).Length, 0, 1e-6);
            return;
        }

        JsonElement data = set.GetProperty("data");
        double worst = 0;
        int rows = 0;
        void Near(Vector3d expected, Vector3d actual)
        {
            worst = Math.Max(worst, (expected - actual).Length);
            rows++;
        }

        foreach (JsonElement row in data.GetProperty("validGeodeticToEcf").EnumerateArray())
        {
            Near(Xyz(row.GetProperty("ecf")), Place(row.GetProperty("lla")).ToEarthFixedKilometers());
        }

        foreach (JsonElement row in data.GetProperty("validEciToEcf").EnumerateArray())
        {
            Near(Xyz(row.GetProperty("ecf")), EarthRotation.ToEarthFixed(Xyz(row.GetProperty("eci")), row.GetProperty("gmst").GetDouble()));
        }

        foreach (JsonElement row in data.GetProperty("validEcfToEci").EnumerateArray())
        {
            Near(Xyz(row.GetProperty("eci")), EarthRotation.ToEarthFixed(Xyz(row.GetProperty("ecf")), -row.GetProperty("gmst").GetDouble()));
        }

        Assert.InRange(worst, 0, 1e-6);
        foreach (JsonElement row in data.GetProperty("validEciToGeodetic").EnumerateArray())
        {
            GeodeticPosition place = GeodeticPosition.FromEarthFixedKilometers(EarthRotation.ToEarthFixed(Xyz(row.GetProperty("eci")), row.GetProperty("gmst").GetDouble()));
            JsonElement lla = row.GetProperty("lla");

            // One of the rows is printed with six digits.
            Assert.Equal(0, Math.IEEERemainder((lla.GetProperty("longitude").GetDouble() * 180 / Math.PI) - place.LongitudeDegrees, 360), 2e-4);
            Assert.Equal(lla.GetProperty("latitude").GetDouble() * 180 / Math.PI, place.LatitudeDegrees, 1e-6);
            Assert.Equal(lla.GetProperty("height").GetDouble(), place.AltitudeMeters / 1000, 1e-4);
            rows++;
        }

        foreach (JsonElement row in data.GetProperty("validEcfToLookangles").EnumerateArray())
        {
            // A latitude beyond the pole is the same place on the other meridian, looked at with the back to its north.
            GeodeticPosition beyond = Place(row.GetProperty("lla"));
            GeodeticPosition same = GeodeticPosition.FromEarthFixedKilometers(beyond.ToEarthFixedKilometers());
            bool flipped = Math.Cos(beyond.LatitudeDegrees * Math.PI / 180) < 0;
            LookAngles look = new GroundSite("site", same).Look(Xyz(row.GetProperty("satelliteEcf")));
            JsonElement rae = row.GetProperty("rae");
            Assert.Equal(rae.GetProperty("rangeSat").GetDouble(), look.RangeKilometers, 1e-5);
            Assert.Equal(rae.GetProperty("elevation").GetDouble() * 180 / Math.PI, look.ElevationDegrees, 1e-6);
            Assert.Equal(0, Math.IEEERemainder((rae.GetProperty("azimuth").GetDouble() * 180 / Math.PI) + (flipped ? 180 : 0) - look.AzimuthDegrees, 360), 1e-6);
            rows++;
        }

        output.WriteLine($"{rows} transforms, worst vector {worst:E1} km");
        Assert.Equal(13, rows);
    }

    [Fact]
    public void The_look_at_the_space_station_agrees_with_pyorbital()
    {
        OrbitPropagator orbit = Sets.Orbit((
            "1 25544U 98067A   03097.78853147  .00021906  00000-0  28403-3 0  8652",
            "2 25544  51.6361  13.7980 0004256  35.6671  59.2566 15.58778559250029"));
        DateTimeOffset utc = new(2003, 3, 23, 0, 3, 22, TimeSpan.Zero);
        (double azimuth, double elevation) = (122.45169655331965, 1.9800219611255456);
        if (ReferenceData.Read("frames/topocentric.json", output) is JsonElement set)
        {
            JsonElement row = set.EnumerateArray().Single(r => r.GetProperty("name").GetString()!.StartsWith("pyorbital", StringComparison.Ordinal));
            (azimuth, elevation) = (row.GetProperty("az_deg").GetDouble(), row.GetProperty("el_deg").GetDouble());
        }

        Assert.Equal(PropagationError.None, orbit.Propagate(utc, out EarthFixedState state));
        LookAngles look = new GroundSite("observer", new GeodeticPosition(33.775867, -84.39733, 0)).Look(state.PositionKilometers);
        GeodeticPosition below = GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers);

        output.WriteLine($"azimuth off by {look.AzimuthDegrees - azimuth:F4}, elevation by {look.ElevationDegrees - elevation:F4} deg");
        Assert.Equal(azimuth, look.AzimuthDegrees, 0.01);
        Assert.Equal(elevation, look.ElevationDegrees, 0.01);
        Assert.Equal(-68.19989447201321, below.LongitudeDegrees, 0.01);
        Assert.Equal(23.159747677881075, below.LatitudeDegrees, 0.01);
        Assert.Equal(392.01953430856935, below.AltitudeMeters / 1000, 0.05);
    }

    /// <summary>Vallado, example 11-6: a satellite over a site at night, itself in the Sun.</summary>
    [Fact]
    public void The_satellite_of_example_11_6_is_lit() =>
        Assert.Equal(1, Shadow.LitFraction(new Vector3d(-2811.2769, 3486.2632, 5069.5763), new Vector3d(146078225, 29317488.3, 12710904.1)));

    /// <summary>Longest link in a shell whose line of sight stays 80 km high: 2 sqrt((R + h)^2 - (R + 80)^2), R = 6378.135 km.</summary>
    [Fact]
    public void Lines_of_sight_end_where_the_closed_form_says()
    {
        Dictionary<string, double> longest = new() { ["550"] = 5016.591233, ["1200"] = 7929.848019 };
        if (ReferenceData.Read("frames/isl_geometry.json", output) is JsonElement set)
        {
            longest = set.GetProperty("max_isl_km").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
            Assert.Equal(5, longest.Count);
        }

        foreach ((string altitude, double range) in longest)
        {
            double radius = 6378.135 + double.Parse(altitude, CultureInfo.InvariantCulture);
            double half = Math.Asin(range / 2 / radius);
            Vector3d a = radius * new Vector3d(Math.Cos(half), Math.Sin(half), 0);
            Vector3d b = radius * new Vector3d(Math.Cos(half), -Math.Sin(half), 0);
            Assert.Equal(0, LineOfSight.ClearanceKilometers(a, b, 6378.135 + 80 - EarthConstants.EquatorialRadiusKilometers), 1e-5);
        }
    }

    [Theory]
    [InlineData(7000, 0, 0, 8000, 0, 0, 521.863)]
    [InlineData(7000, 0, 0, -7000, 0, 0, -6478.137)]
    [InlineData(0, 7000, 100, 0, 7000, 100, 521.863)]
    public void A_line_that_does_not_pass_the_earth_is_as_high_as_its_lower_end(double ax, double ay, double az, double bx, double by, double bz, double clearance) =>
        Assert.Equal(clearance, LineOfSight.ClearanceKilometers(new Vector3d(ax, ay, az), new Vector3d(bx, by, bz), 100), 0.8);

    private static GeodeticPosition Place(JsonElement lla) => Place(lla.GetProperty("longitude").GetDouble(), lla.GetProperty("latitude").GetDouble(), lla.GetProperty("height").GetDouble());

    private static GeodeticPosition Place(double longitudeRadians, double latitudeRadians, double kilometers) =>
        new(latitudeRadians * 180 / Math.PI, longitudeRadians * 180 / Math.PI, kilometers * 1000);

    private static Vector3d Xyz(JsonElement e) => new(e.GetProperty("x").GetDouble(), e.GetProperty("y").GetDouble(), e.GetProperty("z").GetDouble());
}
