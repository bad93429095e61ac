using System.Globalization;
using System.Text;
using SpaceCloud.Lab.Demo;
using SpaceCloud.Lab.Sensors;

namespace SpaceCloud.Lab.Tests.Demo;

public sealed class HotSpotCheckTests
{
    private static readonly PlantedHotSpot[] Planted = [new(10, 20, 400), new(10.5, 20.5, 420)];

    [Fact]
    public void All_planted_spots_found_within_a_pixel_pass()
    {
        Assert.True(HotSpotCheck.Compare(GeoJson((20.003, 9.998), (20.5, 10.5)), Planted).Passed);
    }

    [Fact]
    public void A_missed_spot_fails_and_is_named()
    {
        HotSpotCheck check = HotSpotCheck.Compare(GeoJson((20, 10)), Planted);
        Assert.False(check.Passed);
        Assert.Equal(Planted[1], Assert.Single(check.Missed));
    }

    [Fact]
    public void An_invented_spot_fails_and_is_named()
    {
        HotSpotCheck check = HotSpotCheck.Compare(GeoJson((20, 10), (20.5, 10.5), (21, 11)), Planted);
        Assert.False(check.Passed);
        Assert.Equal((21, 11), Assert.Single(check.Invented));
    }

    [Fact]
    public void One_spot_found_twice_fails()
    {
        Assert.False(HotSpotCheck.Compare(GeoJson((20, 10), (20.001, 10), (20.5, 10.5)), Planted).Passed);
    }

    [Fact]
    public void Nothing_planted_proves_nothing()
    {
        Assert.False(HotSpotCheck.Compare(GeoJson(), []).Passed);
    }

    private static byte[] GeoJson(params (double Longitude, double Latitude)[] points) => Encoding.UTF8.GetBytes(
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', points.Select(Feature))}}]}""");

    private static string Feature((double Longitude, double Latitude) point) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[{{point.Longitude}},{{point.Latitude}}]},"properties":{} }""");
}
