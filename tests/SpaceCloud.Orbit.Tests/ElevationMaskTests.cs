using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class ElevationMaskTests
{
    private static readonly ElevationMask Valley = ElevationMask.ByAzimuth([new(30, 4), new(120, 10), new(200, 2), new(350, 20)]);

    [Theory]
    [InlineData(30, 4)]
    [InlineData(75, 7)]
    [InlineData(120, 10)]
    [InlineData(160, 6)]
    [InlineData(350, 20)]
    [InlineData(355, 18)]
    [InlineData(0, 16)]
    [InlineData(360, 16)]
    [InlineData(10, 12)]
    [InlineData(-10, 20)]
    [InlineData(730, 12)]
    public void A_table_is_linear_between_its_corners_and_closes_over_north(double azimuth, double elevation) =>
        Assert.Equal(elevation, Valley.ElevationDegreesAt(azimuth), 1e-12);

    [Fact]
    public void A_mask_says_how_low_and_high_it_reaches()
    {
        Assert.Equal((2, 20), (Valley.MinElevationDegrees, Valley.MaxElevationDegrees));
        ElevationMask same = ElevationMask.Constant(7);
        Assert.Equal((7, 7, 7), (same.MinElevationDegrees, same.MaxElevationDegrees, same.ElevationDegreesAt(123)));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(2)]
    [InlineData(5.5)]
    [InlineData(10)]
    [InlineData(19.999)]
    [InlineData(20)]
    [InlineData(45)]
    public void A_raised_mask_is_the_higher_of_both_everywhere(double lowest)
    {
        ElevationMask raised = Valley.AtLeast(lowest);
        for (double azimuth = 0; azimuth < 360; azimuth += 0.37)
        {
            Assert.Equal(Math.Max(lowest, Valley.ElevationDegreesAt(azimuth)), raised.ElevationDegreesAt(azimuth), 1e-9);
        }

        Assert.Null(ElevationMask.Problem(raised.Corners));
    }

    [Theory]
    [InlineData(new double[0], "no corner")]
    [InlineData(new[] { 360.0, 5 }, "azimuth 360 of mask corner 1 must be from 0 to below 360")]
    [InlineData(new[] { 0, 5, -1.0, 5 }, "azimuth -1 of mask corner 2")]
    [InlineData(new[] { double.NaN, 5 }, "azimuth NaN")]
    [InlineData(new[] { 0, 90.5 }, "elevation 90.5 of mask corner 1 must be from -10 to 90")]
    [InlineData(new[] { 0, double.NaN }, "elevation NaN")]
    [InlineData(new[] { 10.0, 5, 10, 6 }, "must be above 10 of the corner before")]
    [InlineData(new[] { 10.0, 5, 9, 6 }, "sort the corners")]
    public void What_is_no_mask_is_named(double[] flat, string message)
    {
        MaskPoint[] corners = [.. flat.Chunk(2).Select(c => new MaskPoint(c[0], c[1]))];
        Assert.Contains(message, ElevationMask.Problem(corners), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ElevationMask.ByAzimuth(corners));
    }
}
