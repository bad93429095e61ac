using System.Text.Json.Nodes;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Tests;

/// <summary>The least that is accepted of each kind; tests change one thing.</summary>
internal static class Minimal
{
    public static JsonObject Of(string kind, string name) => kind switch
    {
        nameof(Api.Satellite) => Satellite(name),
        nameof(Api.GroundStation) => GroundStation(name),
        nameof(Api.ContactWindow) => ContactWindow(name),
        _ => SpaceWorkload(name),
    };

    /// <summary>A manifest as its record.</summary>
    public static T Typed<T>(JsonObject manifest)
        where T : class, IKubernetesObject<V1ObjectMeta> => KubernetesJson.Deserialize<T>(SpaceCloudJson.Serialize(manifest), SpaceCloudJson.StrictOptions);

    public static JsonObject Satellite(string name) => Manifest("Satellite", name, """
        owner: Boreal Fire Watch
        orbit:
          tle:
            line1: "1 43013U 17073A   23023.55795518  .00000188  00000+0  10976-3 0  9996"
            line2: "2 43013  98.7398 323.8803 0001505 101.4403 258.6942 14.19549167268456"
        power: { solarPeakWatts: 60, batteryCapacityWattHours: 60, baseLoadWatts: 18 }
        thermal:
          heatCapacityJoulesPerKelvin: 8000
          radiatorAreaSquareMeters: 0.25
          environmentWatts: { sunlit: 60, eclipse: 25 }
          maxTemperatureCelsius: 45
        compute: { cpu: "2", memory: 2Gi, ephemeralStorage: 4Gi }
        links: { uplinkBitsPerSecond: 2000000, downlinkBitsPerSecond: 20000000 }
        sensors: [{ name: thermal, type: thermal-infrared }]
        """);

    /// <summary>The same satellite with the same elements in the other form.</summary>
    public static JsonObject OmmSatellite(string name)
    {
        JsonObject manifest = Satellite(name);
        manifest["spec"]!["orbit"] = ManifestReader.Read(
            """
            omm:
              noradCatalogId: 43013
              epoch: "2023-01-23T13:23:27.327552Z"
              meanMotionRevolutionsPerDay: 14.19549167
              eccentricity: 0.0001505
              inclinationDegrees: 98.7398
              rightAscensionDegrees: 323.8803
              argumentOfPerigeeDegrees: 101.4403
              meanAnomalyDegrees: 258.6942
              bStarPerEarthRadius: 0.00010976
              revolutionAtEpoch: 26845
            """,
            "omm")[0];
        return manifest;
    }

    public static JsonObject GroundStation(string name) => Manifest("GroundStation", name, """
        latitudeDegrees: 78.23
        longitudeDegrees: 15.41
        """);

    public static JsonObject ContactWindow(string name) => Manifest("ContactWindow", name, """
        satellite: ember-1
        station: svalbard
        aosUtc: "2023-01-23T12:10:00Z"
        tcaUtc: "2023-01-23T12:14:00Z"
        losUtc: "2023-01-23T12:18:00Z"
        maxElevationDegrees: 40
        uplinkBitsPerSecond: 2000000
        downlinkBitsPerSecond: 20000000
        uplinkCapacityBytes: 60000000
        downlinkCapacityBytes: 600000000
        """);

    public static JsonObject SpaceWorkload(string name)
    {
        JsonObject manifest = Manifest("SpaceWorkload", name, """
            template:
              spec:
                containers:
                  - name: detector
                    image: spacecloud.local/wildfire-detector:1
            run: { duration: 6m, powerWatts: 55 }
            """);
        manifest["metadata"]!["namespace"] = "default";
        return manifest;
    }

    private static JsonObject Manifest(string kind, string name, string spec) => new()
    {
        ["apiVersion"] = WellKnown.ApiVersion,
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = ManifestReader.Read(spec, kind)[0],
    };
}
