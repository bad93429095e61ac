using System.Globalization;
using System.Text.Json.Nodes;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Api.Rules;
using SpaceCloud.Api.Tests.Crds;

namespace SpaceCloud.Api.Tests.Rules;

public sealed class SatelliteRulesTests
{
    private static readonly SatelliteSpec Good = Minimal.Typed<Satellite>(Minimal.Satellite("good")).Spec;
    private static readonly OmmElements GoodOmm = Minimal.Typed<Satellite>(Minimal.OmmSatellite("good")).Spec.Orbit.Omm!;

    [Fact]
    public void SamplesHoldAllRules()
    {
        string[] violations = [.. Checkout.Samples.SelectMany(Violations)];
        Assert.Empty(violations);

        static IEnumerable<string> Violations(string file)
        {
            string yaml = File.ReadAllText(file);
            return ManifestReader.Read<Satellite>(yaml, file).SelectMany(one => SatelliteRules.Check(one.Spec))
                .Concat(ManifestReader.Read<GroundStation>(yaml, file).SelectMany(one => GroundStationRules.Check(one.Spec)))
                .Concat(ManifestReader.Read<SpaceWorkload>(yaml, file).SelectMany(one => SpaceWorkloadRules.Check(one.Spec)))
                .Select(violation => $"{file}: {violation}");
        }
    }

    [Fact]
    public void TheMessageNamesFieldValueRangeAndRemedy()
    {
        RuleViolation violation = Assert.Single(SatelliteRules.Check(Good with { Power = Good.Power with { MinStateOfChargePercent = 120 } }));
        Assert.Equal(
            "spec.power.minStateOfChargePercent: 120 is not allowed, must be 0 to 100 %; correct the figure or its unit", violation.ToString());
    }

    [Fact]
    public void AllViolationsAreReportedAtOnce()
    {
        SatelliteSpec absurd = Good with
        {
            Owner = " ",
            Power = Good.Power with { SolarPeakWatts = -5, MinStateOfChargePercent = 120, BatteryCapacityWattHours = double.NaN },
            Links = Good.Links with { UplinkBitsPerSecond = 0 },
        };
        Assert.Equal(
            [
                "spec.owner",
                "spec.power.solarPeakWatts",
                "spec.power.batteryCapacityWattHours",
                "spec.power.minStateOfChargePercent",
                "spec.power.baseLoadWatts",
                "spec.links.uplinkBitsPerSecond",
            ],
            SatelliteRules.Check(absurd).Select(violation => violation.Path));
    }

    public static TheoryData<string, SatelliteSpec> Crossed => new()
    {
        { "spec.power.baseLoadWatts", Good with { Power = Good.Power with { BaseLoadWatts = 61 } } },
        { "spec.thermal.minTemperatureCelsius", Good with { Thermal = Good.Thermal with { MinTemperatureCelsius = 45 } } },
        { "spec.thermal.payload.maxTemperatureCelsius", Good with { Thermal = Good.Thermal with { Payload = new PayloadThermal(15, 15, -25) } } },
        { "spec.thermal.environmentWatts.eclipse", Good with { Thermal = Good.Thermal with { EnvironmentWatts = new EnvironmentWatts(25, 60) } } },
        { "spec.compute.accelerators[1].resourceName", Good with { Compute = Good.Compute with { Accelerators = [new("a/b", 1, 5), new("a/b", 1, 5)] } } },
        { "spec.compute.accelerators[0].idleWatts", Good with { Compute = Good.Compute with { Accelerators = [new("a/b", 1, 5, 6)] } } },
        { "spec.sensors[1].name", Good with { Sensors = [new("x", "y"), new("x", "z")] } },
        { "spec.orbit.tle.line1", Good with { Orbit = Good.Orbit with { Tle = Good.Orbit.Tle! with { Line1 = Good.Orbit.Tle!.Line1[..68] + "5" } } } },
        { "spec.orbit.tle.line2", Good with { Orbit = Good.Orbit with { Tle = Good.Orbit.Tle! with { Line2 = "" } } } },
        { "spec.orbit", Good with { Orbit = new SatelliteOrbit() } },
        { "spec.orbit", Good with { Orbit = Good.Orbit with { Omm = GoodOmm } } },
        { "spec.orbit.omm.epoch", Good with { Orbit = new SatelliteOrbit(Omm: GoodOmm with { Epoch = default }) } },
        { "spec.orbit.omm.ephemerisType", Good with { Orbit = new SatelliteOrbit(Omm: GoodOmm with { EphemerisType = 1 }) } },
        { "spec.orbit.omm.bStarPerEarthRadius", Good with { Orbit = new SatelliteOrbit(Omm: GoodOmm with { BStarPerEarthRadius = double.NaN }) } },
        { "spec.orbit.omm.meanMotionRevolutionsPerDay", Good with { Orbit = new SatelliteOrbit(Omm: GoodOmm with { MeanMotionRevolutionsPerDay = 0 }) } },
        { "spec.orbit.maxElementAge", Good with { Orbit = Good.Orbit with { MaxElementAge = TimeSpan.Zero } } },
    };

    [Theory]
    [MemberData(nameof(Crossed))]
    public void RulesBetweenFieldsNameTheField(string path, SatelliteSpec spec) =>
        Assert.Equal(path, Assert.Single(SatelliteRules.Check(spec)).Path);

    [Fact]
    public void TheRulesKnowEveryBoundOfTheSchema()
    {
        JsonObject manifest = Minimal.OmmSatellite("bounds");
        manifest["spec"]!["thermal"]!["payload"] = JsonNode.Parse("""{"heatCapacityJoulesPerKelvin": 15, "resistanceToPlatformKelvinPerWatt": 15, "maxTemperatureCelsius": 85}""");
        manifest["spec"]!["compute"]!["accelerators"] = JsonNode.Parse("""[{"resourceName": "a/b", "count": 1, "peakWatts": 5}]""");
        manifest["spec"]!["links"]!["interSatellite"] = JsonNode.Parse("""{"terminals": 1, "bitsPerSecond": 1, "maxRangeKilometers": 5000}""");
        List<string> missed = [];
        foreach ((string path, JsonObject schema) in CrdFile.Walk("spec", CrdFile.Of("satellites").Schema["properties"]!["spec"]!.AsObject()))
        {
            foreach (double bad in OutsideOf(schema))
            {
                Satellite satellite = Minimal.Typed<Satellite>(With(manifest, path, bad));
                string wanted = path.Replace("[]", "[0]", StringComparison.Ordinal);
                if (!SatelliteRules.Check(satellite.Spec).Any(violation => violation.Path == wanted))
                {
                    missed.Add($"{path} = {bad}");
                }
            }
        }

        Assert.Empty(missed);
    }

    private static IEnumerable<double> OutsideOf(JsonObject schema)
    {
        if ((string?)schema["type"] is not ("number" or "integer"))
        {
            yield break;
        }

        yield return Number(schema["minimum"]!) - (schema["exclusiveMinimum"] is null ? 1 : 0);
        yield return Number(schema["maximum"]!) + 1;
    }

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static JsonObject With(JsonObject manifest, string path, double value)
    {
        JsonObject changed = (JsonObject)manifest.DeepClone();
        string[] names = path.Replace("[]", "", StringComparison.Ordinal).Split('.');
        JsonNode parent = changed;
        foreach (string name in names[..^1])
        {
            parent = parent[name] is JsonArray items ? items[0]! : parent[name]!;
        }

        parent[names[^1]] = value == Math.Truncate(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);
        return changed;
    }
}
