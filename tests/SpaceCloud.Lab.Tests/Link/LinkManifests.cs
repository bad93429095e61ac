namespace SpaceCloud.Lab.Tests.Link;

/// <summary>Manifests as a user writes them, for the link as a program.</summary>
internal static class LinkManifests
{
    /// <summary>The International Space Station.</summary>
    public const string Line1 = "1 25544U 98067A   08264.51782528 -.00002182  00000-0 -11606-4 0  2927";
    public const string Line2 = "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537";
    public static readonly DateTimeOffset EpochUtc = new(2008, 9, 20, 12, 0, 0, TimeSpan.Zero);

    public const string Satellite =
        $"""
        apiVersion: spacecloud.io/v1alpha1
        kind: Satellite
        metadata:
          name: aurora-1
        spec:
          owner: tests
          orbit:
            tle:
              line1: "{Line1}"
              line2: "{Line2}"
          power: {"{"} solarPeakWatts: 100, batteryCapacityWattHours: 200, baseLoadWatts: 20 {"}"}
          thermal:
            heatCapacityJoulesPerKelvin: 20000
            radiatorAreaSquareMeters: 0.5
            environmentWatts: {"{"} sunlit: 100, eclipse: 40 {"}"}
            maxTemperatureCelsius: 50
          compute: {"{"} cpu: "4", memory: 4Gi, ephemeralStorage: 8Gi {"}"}
          links: {"{"} uplinkBitsPerSecond: 1000000, downlinkBitsPerSecond: 8000000, efficiencyPercent: 50 {"}"}
        """;

    public const string Stations =
        """
        apiVersion: spacecloud.io/v1alpha1
        kind: GroundStation
        metadata: { name: redu }
        spec: { latitudeDegrees: 50.0, longitudeDegrees: 5.15, altitudeMeters: 386, minElevationDegrees: 10, maxDownlinkBitsPerSecond: 4000000 }
        ---
        apiVersion: spacecloud.io/v1alpha1
        kind: GroundStation
        metadata: { name: perth }
        spec: { latitudeDegrees: -31.8, longitudeDegrees: 115.89, altitudeMeters: 22 }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: not-ours }
        """;
}
