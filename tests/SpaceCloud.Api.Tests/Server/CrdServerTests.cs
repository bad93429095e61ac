using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.Api.Tests.Server;

/// <summary>The definitions on a real API server: accepted, refusing what is out of bounds, filling the defaults the records have.</summary>
[Collection(nameof(CrdServerCollection))]
public sealed class CrdServerTests(CrdServer server)
{
    private const string Root = $"/apis/{WellKnown.ApiVersion}";

    private static readonly Dictionary<string, string> Plurals = new()
    {
        [nameof(Satellite)] = "satellites",
        [nameof(GroundStation)] = "groundstations",
        [nameof(ContactWindow)] = "contactwindows",
        [nameof(SpaceWorkload)] = "namespaces/default/spaceworkloads",
    };

    [RealPartFact(RealPart.ControlPlane)]
    public async Task MinimalObjectsAreAcceptedAndGetTheDefaultsOfTheRecords()
    {
        Assert.Equal(Filled<Satellite>(await CreateAsync(Minimal.Satellite("defaults"))), await ReadAsync<Satellite>("defaults"));
        Assert.Equal(Filled<Satellite>(await CreateAsync(Minimal.OmmSatellite("defaults-omm"))), await ReadAsync<Satellite>("defaults-omm"));
        Assert.Equal(Filled<GroundStation>(await CreateAsync(Minimal.GroundStation("defaults"))), await ReadAsync<GroundStation>("defaults"));
        Assert.Equal(Filled<ContactWindow>(await CreateAsync(Minimal.ContactWindow("defaults"))), await ReadAsync<ContactWindow>("defaults"));
        Assert.Equal(Filled<SpaceWorkload>(await CreateAsync(Minimal.SpaceWorkload("defaults"))), await ReadAsync<SpaceWorkload>("defaults", "default"));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AWindowThatWasOnlyCreatedIsAvailableWhoeverReadsIt()
    {
        using KubernetesClient client = server.Client();
        await CreateAsync(Minimal.ContactWindow("untouched"));

        ContactWindow read = (await client.GetAsync<ContactWindow>("untouched"))!;
        ContactWindow listed = (await client.ListAsync<ContactWindow>()).Items.Single(window => window.Metadata.Name == "untouched");

        Assert.Equal(ContactState.Available, read.Status?.State);
        Assert.Equal(ContactState.Available, listed.Status?.State);
        Assert.Null(read.Status?.ObservedGeneration);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task SamplesAreAccepted()
    {
        foreach (string file in Checkout.Samples)
        {
            foreach (JsonObject manifest in ManifestReader.Read(await File.ReadAllTextAsync(file), file).Where(manifest => manifest.ContainsKey("kind")))
            {
                (int code, JsonNode answer) = await server.PostAsync($"{Root}/{Plurals[(string)manifest["kind"]!]}?dryRun=All", manifest);
                Assert.True(code == 201, $"{file}: {answer["message"]}");
            }
        }
    }

    [RealPartTheory(RealPart.ControlPlane)]
    [InlineData(nameof(Satellite), "spec.power.minStateOfChargePercent", "101")]
    [InlineData(nameof(Satellite), "spec.power.solarPeakWatts", "-1")]
    [InlineData(nameof(Satellite), "spec.power.batteryCapacityWattHours", "0")]
    [InlineData(nameof(Satellite), "spec.thermal.emissivity", "1.1")]
    [InlineData(nameof(Satellite), "spec.orbit.tle.line1", "\"1 25544U\"")]
    [InlineData(nameof(Satellite), "spec.orbit.maxElementAge", "\"three days\"")]
    [InlineData(nameof(Satellite), "spec.orbit", "{}")]
    [InlineData(nameof(Satellite), "spec.orbit.omm.ephemerisType", "4")]
    [InlineData(nameof(Satellite), "spec.orbit.omm.noradCatalogId", "1000000000")]
    [InlineData(nameof(Satellite), "spec.orbit.omm.eccentricity", "1")]
    [InlineData(nameof(Satellite), "spec.orbit.omm.epoch", "\"24130.36689744\"")]
    [InlineData(nameof(Satellite), "spec.compute.cpu", "\"a lot\"")]
    [InlineData(nameof(Satellite), "spec.compute.pods", "0")]
    [InlineData(nameof(Satellite), "spec.links.uplinkBitsPerSecond", "0")]
    [InlineData(nameof(Satellite), "spec.availability", "\"Sometimes\"")]
    [InlineData(nameof(Satellite), "spec.roles", "[\"Spying\"]")]
    [InlineData(nameof(GroundStation), "spec.latitudeDegrees", "200")]
    [InlineData(nameof(GroundStation), "spec.longitudeDegrees", "-181")]
    [InlineData(nameof(GroundStation), "spec.antennas", "0")]
    [InlineData(nameof(GroundStation), "spec.setupTime", "\"soon\"")]
    [InlineData(nameof(GroundStation), "spec.maintenance", "[{\"fromUtc\": \"2026-01-01T00:00:00Z\"}]")]
    [InlineData(nameof(GroundStation), "spec.horizonMask", "[{\"azimuthDegrees\": 360, \"elevationDegrees\": 5}]")]
    [InlineData(nameof(Satellite), "spec.contactPriority", "1001")]
    [InlineData(nameof(Satellite), "spec.links.interSatellite", "{\"terminals\": 0, \"bitsPerSecond\": 1, \"maxRangeKilometers\": 1}")]
    [InlineData(nameof(ContactWindow), "spec.aosUtc", "\"tomorrow\"")]
    [InlineData(nameof(ContactWindow), "spec.maxElevationDegrees", "91")]
    [InlineData(nameof(ContactWindow), "spec.elementSetHash", "\"xyz\"")]
    [InlineData(nameof(SpaceWorkload), "spec.mode", "\"MoonData\"")]
    [InlineData(nameof(SpaceWorkload), "spec.run.duration", "\"-5m\"")]
    [InlineData(nameof(SpaceWorkload), "spec.run.powerWatts", "-5")]
    [InlineData(nameof(SpaceWorkload), "spec.inputs", "[{\"name\": \"a\", \"path\": \"relative\", \"from\": {\"sensor\": \"thermal\"}}]")]
    [InlineData(nameof(SpaceWorkload), "spec.inputs", "[{\"name\": \"a\", \"path\": \"/a\", \"from\": {}}]")]
    [InlineData(nameof(SpaceWorkload), "spec.inputs", "[{\"name\": \"a\", \"path\": \"/a\", \"from\": {\"sensor\": \"x\", \"workload\": \"y\"}}]")]
    [InlineData(nameof(SpaceWorkload), "spec.outputs", "[{\"name\": \"a\", \"path\": \"/a\", \"maxBytes\": 0}]")]
    [InlineData(nameof(SpaceWorkload), "spec.deadline", "\"soon\"")]
    public async Task WhatIsOutOfBoundsIsRefusedByItsName(string kind, string field, string value)
    {
        JsonObject manifest = field.StartsWith("spec.orbit.omm", StringComparison.Ordinal) ? Minimal.OmmSatellite("refused") : Minimal.Of(kind, "refused");
        string[] names = field.Split('.');
        JsonObject parent = names[..^1].Aggregate(manifest, (at, name) => at[name]!.AsObject());
        parent[names[^1]] = JsonNode.Parse(value);

        (int code, JsonNode answer) = await server.PostAsync($"{Root}/{Plurals[kind]}?dryRun=All", manifest);

        Assert.Equal(422, code);
        Assert.Contains(field, (string)answer["message"]!, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task TwoElementSetsAreRefused()
    {
        JsonObject manifest = Minimal.Satellite("twice");
        manifest["spec"]!["orbit"]!["omm"] = Minimal.OmmSatellite("twice")["spec"]!["orbit"]!["omm"]!.DeepClone();

        (int code, JsonNode answer) = await server.PostAsync($"{Root}/satellites?dryRun=All", manifest);

        Assert.Equal(422, code);
        Assert.Contains("must validate one and only one schema", (string)answer["message"]!, StringComparison.Ordinal);
    }

    [RealPartTheory(RealPart.ControlPlane)]
    [InlineData(null, null, 422)]
    [InlineData("svalbard", "atlas-4", 422)]
    [InlineData(null, "atlas-4", 201)]
    [InlineData("svalbard", null, 201)]
    public async Task AWindowIsWithAStationOrWithAnotherSatellite(string? station, string? peer, int expected)
    {
        JsonObject manifest = Minimal.ContactWindow("either");
        manifest["spec"]!.AsObject().Remove("station");
        foreach ((string field, string? value) in new[] { ("station", station), ("peerSatellite", peer) })
        {
            if (value is not null)
            {
                manifest["spec"]![field] = value;
            }
        }

        (int code, JsonNode answer) = await server.PostAsync($"{Root}/contactwindows?dryRun=All", manifest);

        Assert.True(code == expected, (string?)answer["message"]);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AnEpochKeepsItsMicroseconds()
    {
        await CreateAsync(Minimal.OmmSatellite("microseconds"));
        using KubernetesClient client = server.Client();

        OmmElements omm = (await client.GetAsync<Satellite>("microseconds"))!.Spec.Orbit.Omm!;

        Assert.Equal(new DateTimeOffset(2023, 1, 23, 13, 23, 27, TimeSpan.Zero).AddTicks(3275520), omm.Epoch);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AStatusIsAppliedWithoutOwningTheSpec()
    {
        await CreateAsync(Minimal.Satellite("status"));
        using KubernetesClient client = server.Client();
        Satellite satellite = (await client.GetAsync<Satellite>("status"))!;
        SatelliteStatus status = new(
            ObservedGeneration: satellite.Metadata.Generation,
            Conditions:
            [
                new V1Condition
                {
                    Type = ConditionTypes.Ready,
                    Status = "True",
                    Reason = "Usable",
                    Message = "the elements are young and the battery is charged",
                    LastTransitionTime = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero),
                },
            ],
            StateOfChargePercent: 87.5,
            Basis: ReportBasis.Measured,
            NextContact: new NextContact("status-svalbard-7", "svalbard", satellite.Metadata.CreationTimestamp!.Value, satellite.Metadata.CreationTimestamp!.Value.AddMinutes(8)));

        Satellite stored = await client.ApplyStatusAsync(StatusApply.Of(satellite, status), "test-operator");

        Assert.Equal(SpaceCloudJson.Text(status), SpaceCloudJson.Text(stored.Status));
        Assert.Equal(SpaceCloudJson.Text(satellite.Spec), SpaceCloudJson.Text(stored.Spec));
        string owned = Assert.Single(stored.Metadata.ManagedFields!, entry => entry.Manager == "test-operator").FieldsV1!.Value.GetRawText();
        Assert.DoesNotContain("f:spec", owned, StringComparison.Ordinal);
        Assert.Contains("f:stateOfChargePercent", owned, StringComparison.Ordinal);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task AConditionWithoutWordsIsAccepted()
    {
        await CreateAsync(Minimal.GroundStation("wordless"));
        using KubernetesClient client = server.Client();
        GroundStation station = (await client.GetAsync<GroundStation>("wordless"))!;
        V1Condition ready = new() { Type = ConditionTypes.Ready, Status = "True", Reason = "Usable", Message = "", LastTransitionTime = DateTimeOffset.UnixEpoch };

        GroundStation stored = await client.ApplyStatusAsync(StatusApply.Of(station, new GroundStationStatus(1, [ready])), "test-operator");

        Assert.True(string.IsNullOrEmpty(Assert.Single(stored.Status!.Conditions).Message));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task PodTemplatesKeepFieldsThatNobodyHereKnows()
    {
        JsonObject manifest = Minimal.SpaceWorkload("unknown-field");
        manifest["spec"]!["template"]!["spec"]!["gravity"] = "low";
        await CreateAsync(manifest);
        using KubernetesClient client = server.Client();

        SpaceWorkload workload = (await client.GetAsync<SpaceWorkload>("unknown-field", "default"))!;

        Assert.Equal("low", workload.Spec.Template.Spec!.UnknownFields!["gravity"].GetString());
    }

    private async Task<JsonNode> CreateAsync(JsonObject manifest)
    {
        (int code, JsonNode answer) = await server.PostAsync($"{Root}/{Plurals[(string)manifest["kind"]!]}", (JsonObject)manifest.DeepClone());
        Assert.True(code == 201, (string?)answer["message"]);
        return manifest;
    }

    /// <summary>The spec of a manifest with the defaults of the record filled in.</summary>
    private static string Filled<T>(JsonNode manifest)
        where T : class, IKubernetesObject<V1ObjectMeta> => Spec(KubernetesJson.Deserialize<T>(SpaceCloudJson.Serialize(manifest), SpaceCloudJson.StrictOptions));

    private async Task<string> ReadAsync<T>(string name, string? @namespace = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        string path = @namespace is null ? $"{Root}/{Plurals[typeof(T).Name]}/{name}" : $"{Root}/namespaces/{@namespace}/spaceworkloads/{name}";
        using HttpResponseMessage answer = await server.ControlPlane.Admin.GetAsync(new Uri(path, UriKind.Relative));
        return Sorted(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["spec"]!);
    }

    private static string Spec<T>(T entity) => Sorted(JsonNode.Parse(SpaceCloudJson.Serialize(entity))!["spec"]!);

    /// <summary>With sorted names, and without empty lists, which the server does not fill in.</summary>
    private static string Sorted(JsonNode node) => Sort(node)!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject obj => new JsonObject(obj.Where(member => member.Value is not JsonArray { Count: 0 })
            .OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
