using System.Text.Json.Serialization;
using SpaceCloud.Api.Explaining;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Planning;

namespace SpaceCloud.Api.Json;

/// <summary>Generated JSON code; used through <see cref="SpaceCloudJson"/>, which adds the naming and the converters.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Satellite))]
[JsonSerializable(typeof(GroundStation))]
[JsonSerializable(typeof(ContactWindow))]
[JsonSerializable(typeof(SpaceWorkload))]
[JsonSerializable(typeof(KubernetesList<Satellite>))]
[JsonSerializable(typeof(KubernetesList<GroundStation>))]
[JsonSerializable(typeof(KubernetesList<ContactWindow>))]
[JsonSerializable(typeof(KubernetesList<SpaceWorkload>))]
[JsonSerializable(typeof(MissionBundle))]
[JsonSerializable(typeof(SignedMissionBundle))]
[JsonSerializable(typeof(ResultManifest))]
[JsonSerializable(typeof(ResultReply))]
[JsonSerializable(typeof(Telemetry))]
[JsonSerializable(typeof(Demand))]
[JsonSerializable(typeof(PlacementPlan))]
[JsonSerializable(typeof(IReadOnlyList<Promise>))]
[JsonSerializable(typeof(IReadOnlyList<SatelliteLedger>))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(WorkloadResult))]
internal sealed partial class SpaceCloudJsonContext : JsonSerializerContext;
