using System.Text.Json.Nodes;
using SpaceCloud.Api.Manifests;

namespace SpaceCloud.Api.Tests.Manifests;

public sealed class ManifestReaderTests
{
    [Theory]
    [InlineData("a: 1", "1")]
    [InlineData("a: -1.5e3", "-1500")]
    [InlineData("a: \"1\"", "\"1\"")]
    [InlineData("a: true", "true")]
    [InlineData("a: 'true'", "\"true\"")]
    [InlineData("a: ~", "null")]
    [InlineData("a:", "null")]
    [InlineData("a: 2026-03-01T06:00:00Z", "\"2026-03-01T06:00:00Z\"")]
    [InlineData("a: 512Mi", "\"512Mi\"")]
    [InlineData("a: .nan", "\".nan\"")]
    [InlineData("a: [1, x]", "[1,\"x\"]")]
    [InlineData("a: &b {c: d}", "{\"c\":\"d\"}")]
    public void ScalarsAreWhatYamlSaysTheyAre(string yaml, string json) =>
        Assert.Equal(json, Assert.Single(ManifestReader.Read(yaml, "test"))["a"]?.ToJsonString() ?? "null");

    [Fact]
    public void ListsAsKubectlPrintsThemAreOpened()
    {
        const string Yaml = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: spacecloud.io/v1alpha1
                kind: GroundStation
                metadata: { name: svalbard }
                spec: { latitudeDegrees: 78.23, longitudeDegrees: 15.41 }
              - { apiVersion: v1, kind: Node, metadata: { name: x } }
            """;
        Assert.Equal("svalbard", Assert.Single(ManifestReader.Read<GroundStation>(Yaml, "test")).Metadata.Name);
    }

    [Fact]
    public void EmptyDocumentsAndOtherKindsArePassedOver()
    {
        const string Yaml = """
            ---
            apiVersion: v1
            kind: Namespace
            metadata: { name: x }
            ---
            ---
            apiVersion: spacecloud.io/v1alpha1
            kind: GroundStation
            metadata: { name: svalbard }
            spec: { latitudeDegrees: 78.23, longitudeDegrees: 15.41 }
            """;
        GroundStation station = Assert.Single(ManifestReader.Read<GroundStation>(Yaml, "test"));
        Assert.Equal("svalbard", station.Metadata.Name);
        Assert.Equal(new GroundStationSpec(78.23, 15.41, 0, 5, 1), station.Spec);
    }

    [Theory]
    [InlineData("a: [1", "bad.yaml, line ")]
    [InlineData("- 1", "bad.yaml: a document is not an object")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: 1}}", "bad.yaml, document 1: GroundStation x: spec.longitudeDegrees: nothing is not allowed")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: north, longitudeDegrees: 1}}", "spec.latitudeDegrees: \"north\" is not allowed")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}}", "spec")]
    public void ErrorsNameFileAndPlace(string yaml, string expected)
    {
        ManifestException error = Assert.Throws<ManifestException>(() => ManifestReader.Read<GroundStation>(yaml, "bad.yaml"));
        Assert.StartsWith("bad.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DurationsAndQuantitiesAreRead()
    {
        JsonObject manifest = Minimal.Satellite("x");
        manifest["spec"]!["orbit"]!["maxElementAge"] = "1h30m";
        Satellite satellite = Minimal.Typed<Satellite>(manifest);
        Assert.Equal(TimeSpan.FromMinutes(90), satellite.Spec.Orbit.MaxElementAge);
        Assert.Equal(4L << 30, satellite.Spec.Compute.EphemeralStorage.ToInt64());
    }

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: &x [*x]")]
    [InlineData("? [a, b]\n: c")]
    [InlineData("a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]")]
    public void Hostile_yaml_is_refused_with_the_name_of_its_source(string yaml)
    {
        ManifestException problem = Assert.Throws<ManifestException>(() => ManifestReader.Read(yaml, "hostile.yaml"));

        Assert.StartsWith("hostile.yaml", problem.Message, StringComparison.Ordinal);
    }
}
