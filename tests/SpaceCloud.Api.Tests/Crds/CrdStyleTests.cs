using System.Text.Json.Nodes;

namespace SpaceCloud.Api.Tests.Crds;

/// <summary>What `kubectl explain` and `kubectl get` owe their readers.</summary>
public sealed class CrdStyleTests
{
    public static TheoryData<string> Kinds => ["satellites", "groundstations", "contactwindows", "spaceworkloads"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryFieldHasADescription(string plural) => Assert.Empty(
        CrdFile.Walk("", CrdFile.Of(plural).Schema)
            .Where(field => field.Path != ".metadata" && ((string?)field.Schema["description"])?.EndsWith('.') != true)
            .Select(field => field.Path));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryNumberOfASpecHasAMinimumAndEveryTextALimit(string plural) => Assert.Empty(
        CrdFile.Walk("spec", CrdFile.Of(plural).Schema["properties"]!["spec"]!.AsObject())
            .Where(field => (string?)field.Schema["type"] switch
            {
                "integer" or "number" => field.Schema["minimum"] is null,
                "string" => field.Schema["maxLength"] is null && field.Schema["enum"] is null && field.Schema["format"] is null && field.Schema["pattern"] is null,
                "array" => field.Schema["maxItems"] is null,
                _ => false,
            })
            .Select(field => field.Path));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PrinterColumnsOfTimesAreStrings(string plural) => Assert.Empty(
        CrdFile.Of(plural).Definition["spec"]!["versions"]![0]!["additionalPrinterColumns"]!.AsArray()
            .Where(column => (string?)column!["type"] == "date" && (string?)column["jsonPath"] != ".metadata.creationTimestamp")
            .Select(column => (string?)column!["name"]));

    [Theory]
    [InlineData(".spec.station")]
    [InlineData(".spec.peerSatellite")]
    public void WhomAWindowIsWithIsPrintedWithoutBeingAskedFor(string jsonPath) => Assert.Equal(0, (int?)CrdFile.Of("contactwindows")
        .Definition["spec"]!["versions"]![0]!["additionalPrinterColumns"]!.AsArray().Single(column => (string?)column!["jsonPath"] == jsonPath)!["priority"] ?? 0);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void UnknownFieldsAreKeptInPodTemplatesOnly(string plural)
    {
        string[] kept = [.. CrdFile.Walk("", CrdFile.Of(plural).Schema)
            .Where(field => field.Schema["x-kubernetes-preserve-unknown-fields"] is not null)
            .Select(field => field.Path)];
        Assert.Equal(plural == "spaceworkloads" ? [".spec.template"] : [], kept);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NamesAreTheWellKnownOnes(string plural)
    {
        JsonNode spec = CrdFile.Of(plural).Definition["spec"]!;
        Assert.Equal(WellKnown.Group, (string?)spec["group"]);
        Assert.Equal(WellKnown.Version, (string?)spec["versions"]![0]!["name"]);
        Assert.Equal(WellKnown.Category, (string?)spec["names"]!["categories"]![0]);
        Assert.NotNull(spec["versions"]![0]!["subresources"]!["status"]);
    }
}
