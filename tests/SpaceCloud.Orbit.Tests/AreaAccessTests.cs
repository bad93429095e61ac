using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class AreaAccessTests
{
    private static readonly DateTimeOffset Polar0 = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every orbit of the kinds flown, areas of all shapes near its track, sensors narrow, wide and turning: the scan and the finder see the same.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Nothing_is_missed_and_nothing_seen_that_is_not_there(int seed)
    {
        RandomSky sky = new(seed);
        int seen = 0;
        int held = 0;
        int undecided = 0;
        foreach (OrbitPropagator orbit in sky.OfEveryKind())
        {
            DateTimeOffset from = orbit.Elements.EpochUtc.AddHours(10 * sky.Random.NextDouble());
            DateTimeOffset to = from.AddHours(4);
            (GeodeticPosition[] corners, GroundArea area) = Near(orbit, from, sky.Random);
            SensorView view = new(Math.Pow(10, 1 + (1.7 * sky.Random.NextDouble())), sky.Random.Next(2) * 45 * sky.Random.NextDouble());
            AreaScan scan = new(corners);

            AreaSearch found = AreaAccessFinder.Find(orbit, area, view, from, to);

            Assert.Null(found.Failure);
            Assert.All(found.Accesses, access => Assert.True(access.IsLit && access.StartUtc < access.EndUtc && access.StartUtc >= from && access.EndUtc <= to));
            for (DateTimeOffset utc = from; utc < to; utc = utc.AddSeconds(2))
            {
                bool isIn = found.Accesses.Any(access => access.StartUtc <= utc && utc < access.EndUtc);
                (double margin, double cone, double range) = scan.Look(orbit, view, utc) ?? (-90, 0, double.MaxValue);

                // As sharp as the scan's own edge, and the half percent that is promised.
                double sharp = (scan.EdgeKilometers / range * 180 / Math.PI / 2) + (0.005 * cone) + 0.001;
                undecided += Math.Abs(margin) <= sharp ? 1 : 0;
                held++;
                seen += isIn ? 1 : 0;
                Assert.True(Math.Abs(margin) <= sharp || margin > 0 == isIn, $"seed {seed}, {orbit.Elements.CatalogNumber}, {utc:O}: margin {margin}, {view}, found {isIn}");
            }
        }

        Assert.True(seen > 500 && undecided < 0.03 * held, $"{seen} of {held} seen, {undecided} undecided");
    }

    /// <summary>A polar orbit crosses 2 degrees of latitude; the view is 30 km wide. Duration by distance over the speed of the place below.</summary>
    [Fact]
    public void An_access_lasts_as_long_as_area_and_swath_pass_below()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Polar);
        (GeodeticPosition under, DateTimeOffset atUtc) = Crossing(orbit, 40);
        GroundArea area = Box(under.LongitudeDegrees - 3, 39, under.LongitudeDegrees + 3, 41);

        AreaAccess access = Assert.Single(AreaAccessFinder.Find(orbit, area, new SensorView(30), atUtc.AddMinutes(-20), atUtc.AddMinutes(20)).Accesses);

        // The meridian from 39 to 41 degrees of WGS-84 is 222.07 km; the edges of the box bow out by up to 4.3 km at this width.
        double degreesPerSecond = Rate(orbit, atUtc);
        double kilometers = (access.EndUtc - access.StartUtc).TotalSeconds * degreesPerSecond * 111.035;
        Assert.InRange(kilometers, 222.07 + 30 - 6, 222.07 + 30 + 6);
        Assert.InRange((access.StartUtc + ((access.EndUtc - access.StartUtc) / 2) - atUtc).TotalSeconds, -2, 2);
    }

    [Fact]
    public void A_strip_covers_its_share_of_the_area()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Polar);
        (GeodeticPosition under, DateTimeOffset atUtc) = Crossing(orbit, 0);
        GroundArea area = Box(under.LongitudeDegrees - 3, -2, under.LongitudeDegrees + 3, 2);
        SensorView view = new(200);
        AreaAccess access = Assert.Single(AreaAccessFinder.Find(orbit, area, view, atUtc.AddMinutes(-20), atUtc.AddMinutes(20)).Accesses);

        AreaCoverage whole = AreaAccessFinder.Covered(orbit, area, view, access.StartUtc, access.EndUtc);
        AreaCoverage half = AreaAccessFinder.Covered(orbit, area, view, access.StartUtc, atUtc);

        // 200 km of the 668 km between the meridians: 30 %, in columns of about 8 %.
        Assert.InRange(whole.Percent, 24, 38);
        Assert.InRange(half.Percent, 0.5 * whole.Percent, 0.75 * whole.Percent);
        Assert.Equal(whole.Percent, whole.With(half).Percent, 1e-9);
        Assert.Equal(100, AreaAccessFinder.Covered(orbit, area, new SensorView(3000), access.StartUtc, access.EndUtc).Percent);
    }

    [Fact]
    public void Light_and_darkness_share_the_accesses_between_them()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Bugsat);
        DateTimeOffset from = orbit.Elements.EpochUtc;
        int lit = 0;
        int dark = 0;
        for (int latitude = -80; latitude <= 80; latitude += 16)
        {
            GroundArea area = Circle(latitude, 20, 900);
            TimeSpan all = Length(AreaAccessFinder.Find(orbit, area, new SensorView(300), from, from.AddDays(1)).Accesses);
            IReadOnlyList<AreaAccess> parts = AreaAccessFinder.Find(orbit, area, new SensorView(300, MinSunElevationDegrees: 10), from, from.AddDays(1)).Accesses;

            Assert.InRange((Length(parts) - all).TotalSeconds, -0.01, 0.01);
            lit += parts.Count(access => access.IsLit);
            dark += parts.Count(access => !access.IsLit);
            foreach (AreaAccess part in parts)
            {
                Assert.Equal(part.IsLit, part.SunElevationDegrees >= 10);
            }
        }

        Assert.True(lit > 5 && dark > 5, $"{lit} lit, {dark} dark");
    }

    [Fact]
    public void An_area_that_is_never_seen_says_how_near_it_was()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Iss);
        DateTimeOffset from = orbit.Elements.EpochUtc;

        AreaSearch search = AreaAccessFinder.Find(orbit, Circle(75, 0, 100), new SensorView(200), from, from.AddDays(1));

        // It turns at 51.8 degrees north: at least 23 degrees of latitude, less the radius.
        Assert.Empty(search.Accesses);
        Assert.NotNull(search.Miss);
        Assert.InRange(search.Miss.DistanceKilometers, 2400, 2700);
        Assert.Equal(100, search.Miss.ReachKilometers, 0.5);
    }

    [Fact]
    public void A_geostationary_sensor_sees_what_is_below_it_all_day()
    {
        OrbitPropagator orbit = Sets.Orbit(Sets.Geosynchronous);
        DateTimeOffset from = orbit.Elements.EpochUtc;
        Assert.Equal(PropagationError.None, orbit.Propagate(from, out EarthFixedState state));
        double longitude = GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers).LongitudeDegrees;

        AreaAccess access = Assert.Single(AreaAccessFinder.Find(orbit, Circle(0, longitude, 300), new SensorView(6000), from, from.AddHours(24)).Accesses);

        Assert.Equal((from, from.AddHours(24)), (access.StartUtc, access.EndUtc));
    }

    [Fact]
    public void A_decayed_orbit_ends_the_search()
    {
        MeanElements falling = Sets.Orbit(Sets.LowPerigee).Elements with { MeanMotionRevolutionsPerDay = 16.4, Eccentricity = 0.001, BStarPerEarthRadius = 0.05 };
        Assert.True(OrbitPropagator.TryCreate(falling, out OrbitPropagator? orbit, out _));

        AreaSearch search = AreaAccessFinder.Find(orbit, Circle(10, 10, 500), new SensorView(500), falling.EpochUtc, falling.EpochUtc.AddDays(30));

        Assert.NotNull(search.Failure);
        Assert.All(search.Accesses, access => Assert.True(access.EndUtc <= search.Failure.AtUtc));
    }

    [Fact]
    public void An_area_may_lie_over_the_antimeridian_and_over_a_pole()
    {
        GroundArea pacific = Box(172, -8, -172, 8);
        Assert.True(pacific.Contains(new GeodeticPosition(0, 179.9, 0)) && pacific.Contains(new GeodeticPosition(0, -179.9, 0)) && pacific.Contains(new GeodeticPosition(7, 173, 0)));
        Assert.False(pacific.Contains(new GeodeticPosition(0, 169, 0)) || pacific.Contains(new GeodeticPosition(0, 0, 0)));
        Assert.InRange(pacific.SquareKilometers, 3.1e6, 3.25e6);

        GroundArea arctic = Polygon([.. new[] { 0, 90, 180, -90 }.Select(longitude => new GeodeticPosition(80, longitude, 0))]);
        Assert.True(arctic.Contains(new GeodeticPosition(90, 0, 0)) && arctic.Contains(new GeodeticPosition(82, 0, 0)));
        Assert.False(arctic.Contains(new GeodeticPosition(82, 45, 0)) || arctic.Contains(new GeodeticPosition(-90, 0, 0)));
    }

    [Theory]
    [InlineData("0 0, 0 1", "2 corners, must be from 3 to 64")]
    [InlineData("0 0, 0 1, 91 1", "corner 2: latitude 91 must be from -90 to 90")]
    [InlineData("0 0, NaN 1, 1 1", "corner 1: latitude NaN must be")]
    [InlineData("0 0, 0 1, 0 1, 1 1", "corners 1 and 2 are the same place")]
    [InlineData("0 0, 1 1, 0 1, 1 0", "the edge from corner 0 to 1 crosses the one from corner 2 to 3")]
    [InlineData("0 0, 0 60, 60 30", "km from the middle of all, must be at most 1500 km")]
    [InlineData("0 0, 0 120, 0 -120", "km from the middle of all, must be at most 1500 km")]
    [InlineData("0 0, 0 1, 0 2", "its size 0 km2 must be at least 0.01 km2")]
    public void What_is_no_area_is_refused_with_its_corner_and_the_range(string corners, string problem)
    {
        bool good = GroundArea.TryPolygon([.. corners.Split(", ").Select(Place)], out _, out string? said);

        Assert.False(good);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_as_large_as_its_radius_says()
    {
        Assert.Equal(Math.PI * 200 * 200, Circle(47, 11, 200).SquareKilometers, 0.004 * Math.PI * 200 * 200);
        Assert.False(GroundArea.TryCircle(new GeodeticPosition(0, 0, 0), double.PositiveInfinity, out _, out string? problem));
        Assert.Contains("must be from 0.1 to 1500 km", problem, StringComparison.Ordinal);
        Assert.InRange(Circle(-89.9, 0, 1500).Cells, 100, 160);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(double.NaN, 0, null)]
    [InlineData(20, 61, null)]
    [InlineData(20, 0, 91.0)]
    public void A_sensor_with_absurd_figures_is_named(double swath, double offNadir, double? sun) => Assert.Contains("must be", new SensorView(swath, offNadir, sun).Problem(), StringComparison.Ordinal);

    private static (GeodeticPosition[] Corners, GroundArea Area) Near(OrbitPropagator orbit, DateTimeOffset from, Random random)
    {
        while (true)
        {
            Assert.Equal(PropagationError.None, orbit.Propagate(from.AddHours(4 * random.NextDouble()), out EarthFixedState state));
            GeodeticPosition middle = GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers);
            double size = 0.3 + (8 * random.NextDouble());
            double stretch = 1 / Math.Max(0.05, Math.Cos(middle.LatitudeDegrees * Math.PI / 180));
            int count = 3 + random.Next(7);
            GeodeticPosition[] corners =
            [
                .. Enumerable.Range(0, count).Select(i =>
                {
                    double turn = 2 * Math.PI * (i + (0.8 * random.NextDouble())) / count;
                    double away = size * (0.2 + random.NextDouble());
                    double longitude = middle.LongitudeDegrees + 1 + (away * stretch * Math.Cos(turn));
                    return new GeodeticPosition(Math.Clamp(middle.LatitudeDegrees + (away * Math.Sin(turn)), -90, 90), Math.IEEERemainder(longitude, 360), 0);
                }),
            ];
            if (GroundArea.TryPolygon(corners, out GroundArea? area, out _))
            {
                return (corners, area);
            }
        }
    }

    private static (GeodeticPosition Under, DateTimeOffset AtUtc) Crossing(OrbitPropagator orbit, double latitude)
    {
        for (DateTimeOffset utc = Polar0.AddMinutes(1); ; utc = utc.AddSeconds(1))
        {
            GeodeticPosition under = Under(orbit, utc);
            if (under.LatitudeDegrees > latitude && Under(orbit, utc.AddSeconds(-1)).LatitudeDegrees <= latitude)
            {
                return (under, utc);
            }
        }
    }

    private static double Rate(OrbitPropagator orbit, DateTimeOffset utc) =>
        Math.Abs(Under(orbit, utc.AddSeconds(5)).LatitudeDegrees - Under(orbit, utc.AddSeconds(-5)).LatitudeDegrees) / 10;

    private static GeodeticPosition Under(OrbitPropagator orbit, DateTimeOffset utc)
    {
        Assert.Equal(PropagationError.None, orbit.Propagate(utc, out EarthFixedState state));
        return GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers);
    }

    private static TimeSpan Length(IEnumerable<AreaAccess> accesses) => accesses.Aggregate(TimeSpan.Zero, (sum, access) => sum + (access.EndUtc - access.StartUtc));

    private static GeodeticPosition Place(string text)
    {
        double[] parts = [.. text.Split(' ').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        return new GeodeticPosition(parts[0], parts[1], 0);
    }

    private static GroundArea Box(double west, double south, double east, double north) => Polygon(
        [new(south, west, 0), new(south, east, 0), new(north, east, 0), new(north, west, 0), new(south, west, 0)]);

    private static GroundArea Polygon(GeodeticPosition[] corners)
    {
        Assert.True(GroundArea.TryPolygon(corners, out GroundArea? area, out string? problem), problem);
        return area;
    }

    private static GroundArea Circle(double latitude, double longitude, double kilometers)
    {
        Assert.True(GroundArea.TryCircle(new GeodeticPosition(latitude, longitude, 0), kilometers, out GroundArea? area, out string? problem), problem);
        return area;
    }
}
