using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class BetaAngleTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(30, 0, 30)]
    [InlineData(90, 0, 90)]
    [InlineData(150, 0, 30)]
    [InlineData(30, 180, -30)]
    [InlineData(60, 90, 0)]
    public void The_sun_on_the_equinox_sees_the_tilt_of_the_plane(double inclination, double node, double beta)
    {
        // The node leads the Sun by a right angle, so that the normal leans towards it.
        (double sinI, double cosI) = Math.SinCos(inclination * Math.PI / 180);
        (double sinO, double cosO) = Math.SinCos((node + 90) * Math.PI / 180);
        TemeState atNode = new(7000 * new Vector3d(cosO, sinO, 0), 7.5 * new Vector3d(-sinO * cosI, cosO * cosI, sinI));
        Assert.Equal(beta, BetaAngle.Degrees(atNode, new Vector3d(1.5e8, 0, 0)), 1e-9);
    }

    /// <summary>Computed with other tools; share of the orbit and angle beyond which it is never dark.</summary>
    [Theory]
    [InlineData(400, 0, 39.0, 70.2)]
    [InlineData(400, 66, 18.7, 70.2)]
    [InlineData(500, -40, 33.8, 68.0)]
    [InlineData(550, 60, 21.5, 67.0)]
    [InlineData(800, 66, 0, 62.7)]
    [InlineData(1200, 20, 30.5, 57.3)]
    public void The_dark_share_falls_with_beta(double altitude, double beta, double percent, double free)
    {
        Assert.Equal(percent, 100 * BetaAngle.DarkShare(6378.137 + altitude, beta), 0.06);
        Assert.Equal(free, BetaAngle.EclipseFreeBeyondDegrees(6378.137 + altitude), 0.06);
        Assert.Equal(0, BetaAngle.DarkShare(6378.137 + altitude, free + 0.1));
    }

    [Fact]
    public void An_orbit_that_is_long_in_the_dark_by_its_beta_is_so_by_its_eclipses()
    {
        foreach (double node in new[] { 0.0, 40, 80, 120, 160 })
        {
            MeanElements elements = OrbitPropagatorTests.Elements(15.2, 0.0001, 60, 0) with { RightAscensionDegrees = node };
            Assert.True(OrbitPropagator.TryCreate(elements, out OrbitPropagator? orbit, out _));
            DateTimeOffset from = elements.EpochUtc;
            orbit.Propagate(from, out TemeState state);
            double expected = BetaAngle.DarkShare(state.PositionKilometers.Length, BetaAngle.Degrees(orbit, from)!.Value);

            double dark = EclipseFinder.Find(orbit, from, from + (orbit.Period * 10), EarthShape.Sphere, ShadowModel.Cylinder).Eclipses.Sum(e => (e.ExitUtc - e.EntryUtc).TotalSeconds);

            Assert.Equal(expected, dark / (orbit.Period * 10).TotalSeconds, 0.005);
        }
    }
}
