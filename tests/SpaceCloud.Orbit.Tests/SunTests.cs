using System.Globalization;
using System.Text.Json;
using SpaceCloud.Orbit;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Tests;

/// <summary>The Sun where almanacs, textbooks and observatories have it.</summary>
public sealed class SunTests(ITestOutputHelper output)
{
    private const double Degree = Math.PI / 180;

    [Fact]
    public void The_sun_stands_where_vallado_has_it()
    {
        // Example 5-1 takes terrestrial time for UTC.
        Vector3d r = (1 / Sun.AstronomicalUnitKilometers) * Sun.PositionKilometers(Utc("2006-04-02T00:00:00").AddSeconds(-69.184));
        Assert.InRange((r - new Vector3d(0.9771945, 0.1924424, 0.0834308)).Length, 0, 2e-6);

        DateTimeOffset example = new DateTimeOffset(1997, 4, 2, 0, 0, 0, TimeSpan.Zero).AddDays(2450540.547222222 - 2450540.5);
        Vector3d there = new(146082321.0, 29321182.7, 12715819.0);
        Assert.InRange((Sun.PositionKilometers(example) - there).Length / there.Length, 0, 1e-4);
    }

    /// <summary>The ephemeris of JPL through astropy, in the axes of J2000.</summary>
    [Fact]
    public void The_sun_stands_where_the_ephemeris_has_it()
    {
        List<(string Utc, Vector3d Au)> points = [("2009-06-01T18:30:00", new(0.32589889, 0.88109849, 0.38197646)), ("2025-12-01T12:00:00", new(-0.35042293, -0.84565374, -0.36657211))];
        if (Named("astropy") is JsonElement set)
        {
            points = [.. set.GetProperty("points").EnumerateArray().Select(p => (p[0].GetString()!, new Vector3d(p[1][0].GetDouble(), p[1][1].GetDouble(), p[1][2].GetDouble())))];
            Assert.Equal(4, points.Count);
        }

        double worst = 0;
        foreach ((string utc, Vector3d au) in points)
        {
            Vector3d ours = 1 / Sun.AstronomicalUnitKilometers * FromDate(Sun.PositionKilometers(Utc(utc)), Utc(utc));
            double degrees = Math.Acos(ours.Dot(au) / (ours.Length * au.Length)) / Degree;
            worst = Math.Max(worst, degrees);
            Assert.Equal(au.Length, ours.Length, 3e-5);
        }

        output.WriteLine($"{points.Count} points, worst {worst:F4} deg");
        Assert.InRange(worst, 0, 0.02);
    }

    /// <summary>NREL's solar position algorithm, its worked example.</summary>
    [Fact]
    public void The_sun_stands_in_the_sky_where_nrel_has_it()
    {
        DateTimeOffset utc = Utc("2003-10-17T19:30:30");
        Vector3d r = Sun.PositionKilometers(utc);
        (double rightAscension, double declination, double elevation, double azimuth) = (202.227408, -9.31434, 39.872046, 194.340241);
        if (Named("NREL") is JsonElement set)
        {
            (rightAscension, declination) = (set.GetProperty("alpha_deg").GetDouble(), set.GetProperty("delta_deg").GetDouble());
            (elevation, azimuth) = (set.GetProperty("elevation_topocentric_no_refr_deg").GetDouble(), set.GetProperty("azimuth_deg").GetDouble());
        }

        Assert.Equal(0.9965422974, r.Length / Sun.AstronomicalUnitKilometers, 3e-5);
        Assert.Equal(declination, Math.Asin(r.Z / r.Length) / Degree, 0.02);
        Assert.Equal(0, Math.IEEERemainder((Math.Atan2(r.Y, r.X) / Degree) - rightAscension, 360), 0.02);
        LookAngles look = Look(utc, new GeodeticPosition(39.742476, -105.1786, 1830.14));
        Assert.Equal(elevation, look.ElevationDegrees, 0.02);
        Assert.Equal(azimuth, look.AzimuthDegrees, 0.02);
    }

    [Fact]
    public void The_sun_goes_over_the_equator_as_noaa_has_it()
    {
        Dictionary<string, double[]> hours = new() { ["9"] = [82.21, 45.36], ["19"] = [275.51, -15.55] };
        if (Named("NOAA") is JsonElement set)
        {
            hours = set.GetProperty("az_el_by_utc_hour").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.EnumerateArray().Select(v => v.GetDouble()).ToArray());
            Assert.Equal(10, hours.Count);
        }

        foreach ((string hour, double[] look) in hours)
        {
            LookAngles ours = Look(new DateTimeOffset(2016, 9, 8, int.Parse(hour, CultureInfo.InvariantCulture), 0, 0, TimeSpan.Zero), new GeodeticPosition(0, 0, 0));
            Assert.Equal(look[1], ours.ElevationDegrees, 0.25);
            Assert.Equal(0, Math.IEEERemainder(look[0] - ours.AzimuthDegrees, 360), 0.25);
        }
    }

    private static LookAngles Look(DateTimeOffset utc, GeodeticPosition place) => new GroundSite("site", place)
        .Look(EarthRotation.ToEarthFixed(Sun.PositionKilometers(utc), EarthRotation.GreenwichMeanSiderealRadians(utc)));

    /// <summary>From the mean equator and equinox of a date to those of J2000 (IAU 1976 precession).</summary>
    private static Vector3d FromDate(Vector3d r, DateTimeOffset utc)
    {
        double t = (utc - Utc("2000-01-01T12:00:00")).TotalDays / 36525;
        double zeta = ((2306.2181 * t) + (0.30188 * t * t)) / 3600 * Degree;
        double z = ((2306.2181 * t) + (1.09468 * t * t)) / 3600 * Degree;
        double theta = ((2004.3109 * t) - (0.42665 * t * t)) / 3600 * Degree;
        return AboutZ(AboutY(AboutZ(r, -z), theta), -zeta);
    }

    /// <summary>Back by an angle about z: the inverse of turning the axes by minus that angle.</summary>
    private static Vector3d AboutZ(Vector3d r, double angle) => new(
        (Math.Cos(angle) * r.X) - (Math.Sin(angle) * r.Y), (Math.Sin(angle) * r.X) + (Math.Cos(angle) * r.Y), r.Z);

    private static Vector3d AboutY(Vector3d r, double angle) => new(
        (Math.Cos(angle) * r.X) + (Math.Sin(angle) * r.Z), r.Y, (-Math.Sin(angle) * r.X) + (Math.Cos(angle) * r.Z));

    private JsonElement? Named(string start) => ReferenceData.Read("sun/sun_references.json", output) is JsonElement all
        ? all.EnumerateArray().Single(e => e.GetProperty("name").GetString()!.StartsWith(start, StringComparison.Ordinal))
        : null;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
