namespace SpaceCloud.Operator.Tests.Server;

/// <summary>Manifests for tests; names are the tests' own, because satellites are of the cluster.</summary>
internal static class Manifests
{
    /// <summary>Epoch of the elements below.</summary>
    public static readonly DateTimeOffset MissionStartUtc = new(2023, 1, 23, 12, 0, 0, TimeSpan.Zero);

    private const string Line1 = "1 43013U 17073A   23023.55795518  .00000188  00000+0  10976-3 0  9996";
    private const string Line2 = "2 43013  98.7398 323.8803 0001505 101.4403 258.6942 14.19549167268456";

    public static string Satellite(string name, string line1 = Line1, double maxTemperature = 45, string extra = "", string line2 = Line2) => $$"""
        apiVersion: spacecloud.io/v1alpha1
        kind: Satellite
        metadata: { name: {{name}}, labels: { test: {{name}} } }
        spec:
          owner: Boreal Fire Watch
          orbit:
            tle:
              line1: "{{line1}}"
              line2: "{{line2}}"
          power: { solarPeakWatts: 60, batteryCapacityWattHours: 60, baseLoadWatts: 18 }
          thermal:
            heatCapacityJoulesPerKelvin: 8000
            radiatorAreaSquareMeters: 0.25
            environmentWatts: { sunlit: 60, eclipse: 25 }
            maxTemperatureCelsius: {{maxTemperature}}
          compute: { cpu: "2", memory: 2Gi, ephemeralStorage: 4Gi, pods: 4 }
          links: { uplinkBitsPerSecond: 2000000, downlinkBitsPerSecond: 20000000 }
          {{extra}}
        """;

    /// <summary>The same orbit by the fields of an OMM, for a number that no TLE can hold.</summary>
    public static string OmmSatellite(string name) => Satellite(name).Replace(
        $"""
            tle:
              line1: "{Line1}"
              line2: "{Line2}"
        """,
        """
            omm:
              noradCatalogId: 799501621
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
        StringComparison.Ordinal);

    public static string Station(string name, double latitude, double longitude, int antennas = 10) => $$"""
        apiVersion: spacecloud.io/v1alpha1
        kind: GroundStation
        metadata: { name: {{name}} }
        spec: { latitudeDegrees: {{latitude}}, longitudeDegrees: {{longitude}}, antennas: {{antennas}} }
        """;

    public static string Workload(
        string space, string name, string satellite, string image = "spacecloud.local/none:1", int watts = 10, string podExtra = "", string specExtra = "") => $$"""
        apiVersion: spacecloud.io/v1alpha1
        kind: SpaceWorkload
        metadata: { name: {{name}}, namespace: {{space}} }
        spec:
          run: { duration: 2m, powerWatts: {{watts}} }
          outputs: [{ name: spots, path: /out, maxBytes: 4096 }]
          placement: { satelliteSelector: { matchLabels: { test: {{satellite}} } } }
          {{specExtra}}
          template:
            spec:
              hostNetwork: true
              {{podExtra}}
              containers: [{ name: main, image: "{{image}}" }]
        """;
}
