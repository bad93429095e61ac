using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Orbit;

namespace SpaceCloud.Api.Tests.Facts;

public sealed class ElementsFactsTests
{
    private static readonly SatelliteOrbit ByTle = Minimal.Typed<Satellite>(Minimal.Satellite("tle")).Spec.Orbit;
    private static readonly SatelliteOrbit ByOmm = Minimal.Typed<Satellite>(Minimal.OmmSatellite("omm")).Spec.Orbit;
    private static readonly DateTimeOffset Now = new(2023, 1, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void BothFormsGiveTheSameOrbit()
    {
        ElementsReading tle = ElementsFacts.Read(ByTle, Now);
        ElementsReading omm = ElementsFacts.Read(ByOmm, Now);

        Assert.True(tle.Usable && omm.Usable, tle.Problem ?? omm.Problem);
        Assert.Equal(tle.Age, omm.Age);
        Assert.Equal(PropagationError.None, tle.Orbit.Propagate(Now, out TemeState first));
        Assert.Equal(PropagationError.None, omm.Orbit.Propagate(Now, out TemeState second));
        Assert.Equal(first, second);
    }

    [Fact]
    public void TheHashNamesTheElementSetAndNothingBesideIt()
    {
        string tle = ElementsFacts.ElementSetHash(ByTle);
        string omm = ElementsFacts.ElementSetHash(ByOmm);

        // As written since the first version: of both lines with a line feed between them.
        Assert.Equal("0eb107875cb1", tle);
        Assert.Matches("^[0-9a-f]{12}$", omm);
        Assert.NotEqual(tle, omm);
        Assert.Equal(omm, ElementsFacts.ElementSetHash(ByOmm with { MaxElementAge = TimeSpan.FromHours(1), Manoeuvring = true }));
        Assert.NotEqual(omm, ElementsFacts.ElementSetHash(ByOmm with { Omm = ByOmm.Omm! with { Epoch = ByOmm.Omm.Epoch.AddMicroseconds(1) } }));
    }

    /// <summary>A mission bundle carries the spec as JSON; the satellite must find the same orbit in it.</summary>
    [Fact]
    public void ElementsSurviveTheWayToTheSatellite()
    {
        SatelliteOrbit flown = SpaceCloudJson.Deserialize<Satellite>(SpaceCloudJson.Serialize(Minimal.Typed<Satellite>(Minimal.OmmSatellite("omm")))).Spec.Orbit;

        Assert.Equal(ByOmm, flown);
    }

    [Theory]
    [InlineData(false, 1.5)]
    [InlineData(true, 6)]
    public void ManoeuvringMakesElementsAgeFaster(bool manoeuvring, double kilometersPerDay) =>
        Assert.Equal(kilometersPerDay, ElementsFacts.Aging(ByTle with { Manoeuvring = manoeuvring }).GrowthKilometersPerDay);

    [Fact]
    public void AnObjectsOwnNameHolds()
    {
        Assert.True(ElementsFacts.TrySet(ByOmm with { Omm = ByOmm.Omm! with { ObjectName = "NOAA 20" } }, out ElementSet? named, out _, "lark"));
        Assert.True(ElementsFacts.TrySet(ByTle, out ElementSet? unnamed, out _, "lark"));
        Assert.Equal(("NOAA 20", "lark"), (named.Elements.Name, unnamed.Elements.Name));
    }
}
