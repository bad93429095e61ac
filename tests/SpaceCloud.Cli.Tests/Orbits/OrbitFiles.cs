namespace SpaceCloud.Cli.Tests.Orbits;

/// <summary>Files of two objects and two stations, in every form, in a folder of their own.</summary>
public sealed class OrbitFiles : IDisposable
{
    private const string IssLine1 = "1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 0  9992";
    private const string IssLine2 = "2 25544  51.6381 147.8590 0003466 150.4670 338.5502 15.51043222452521";
    private const string CssLine1 = "1 48274U 21035A   24130.00580162  .00044782  00000+0  47178-3 0  9992";
    private const string CssLine2 = "2 48274  41.4681 322.4705 0003879 310.0852  49.9647 15.63450567172966";

    /// <summary>Down within days: strong drag, 190 km high.</summary>
    public const string Falling =
        "FALLING\n1 99901U 24001A   24130.00000000  .10000000  00000+0  90000-1 0    08\n2 99901  51.6000 147.8590 0003466 150.4670 338.5502 16.35000000    10\n";

    private readonly string folder = Directory.CreateTempSubdirectory("spacecloud-orbit-").FullName;

    public OrbitFiles()
    {
        Write("fleet.tle", Tle);
        Write("fleet.json", $"[{Json("ISS (ZARYA)", "1998-067A", "2024-05-09T08:48:19.938816", 15.51043222m, 0.0003466m, 51.6381m, 147.859m, 150.467m, 338.5502m, 25544, 0.00027777m)},"
            + $"{Json("CSS (TIANHE)", "2021-035A", "2024-05-09T00:08:21.259968", 15.63450567m, 0.0003879m, 41.4681m, 322.4705m, 310.0852m, 49.9647m, 48274, 0.00047178m)}]");
        Write("fleet.csv", """
            OBJECT_NAME,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR
            ISS (ZARYA),2024-05-09T08:48:19.938816,15.51043222,.0003466,51.6381,147.8590,150.4670,338.5502,25544,.27777E-3
            CSS (TIANHE),2024-05-09T00:08:21.259968,15.63450567,.0003879,41.4681,322.4705,310.0852,49.9647,48274,.47178E-3
            """);
        Write("fleet.yaml", Satellite("iss", IssLine1, IssLine2) + "---\n" + Satellite("css", CssLine1, CssLine2));
        Write("stations.geojson", """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": [22.62, 37.85]}, "properties": {"name": "Athens"}},
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": [103.82, 1.35, 20]}, "properties": {"name": "Singapore"}}]}
            """);
        Write("stations.yaml", Station("Athens", 37.85, 22.62, 0) + "---\n" + Station("Singapore", 1.35, 103.82, 20));
    }

    public static string Tle => $"ISS (ZARYA)\n{IssLine1}\n{IssLine2}\nCSS (TIANHE)\n{CssLine1}\n{CssLine2}\n";

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Json(
        string name, string id, string epoch, decimal motion, decimal eccentricity, decimal inclination, decimal node, decimal perigee, decimal anomaly, int number, decimal bStar) =>
        FormattableString.Invariant($$"""
            {"OBJECT_NAME":"{{name}}","OBJECT_ID":"{{id}}","EPOCH":"{{epoch}}","MEAN_MOTION":{{motion}},"ECCENTRICITY":{{eccentricity}},"INCLINATION":{{inclination}},
            "RA_OF_ASC_NODE":{{node}},"ARG_OF_PERICENTER":{{perigee}},"MEAN_ANOMALY":{{anomaly}},"NORAD_CAT_ID":{{number}},"BSTAR":{{bStar}}}
            """);

    private static string Satellite(string name, string line1, string line2) => $$"""
        apiVersion: spacecloud.io/v1alpha1
        kind: Satellite
        metadata: { name: {{name}} }
        spec:
          owner: Tests
          orbit:
            tle:
              line1: "{{line1}}"
              line2: "{{line2}}"
          power: { solarPeakWatts: 60, batteryCapacityWattHours: 60, baseLoadWatts: 18 }
          thermal: { heatCapacityJoulesPerKelvin: 8000, radiatorAreaSquareMeters: 0.25, environmentWatts: { sunlit: 60, eclipse: 25 }, maxTemperatureCelsius: 45 }
          compute: { cpu: "2", memory: 2Gi, ephemeralStorage: 4Gi }
          links: { uplinkBitsPerSecond: 2000000, downlinkBitsPerSecond: 20000000, minElevationDegrees: 20 }

        """;

    private static string Station(string name, double latitude, double longitude, double altitude) => FormattableString.Invariant($$"""
        apiVersion: spacecloud.io/v1alpha1
        kind: GroundStation
        metadata: { name: {{name}} }
        spec: { latitudeDegrees: {{latitude}}, longitudeDegrees: {{longitude}}, altitudeMeters: {{altitude}}, minElevationDegrees: 10 }

        """);
}
