using System.Text.Json;

namespace SpaceCloud.Cli.Tests.Orbits;

public sealed class OrbitCommandTests : IDisposable
{
    private static readonly string[] Day = ["--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T18:00:00Z"];

    /// <summary>When the two objects meet.</summary>
    private static readonly string[] Meeting = ["--from", "2024-05-10T02:00:00Z", "--to", "2024-05-10T06:00:00Z"];

    private readonly OrbitFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("state", "--minutes", "-10,0,10")]
    [InlineData("state-at", "--at", "2024-05-09T12:00:00Z,2024-05-09T12:00:00.5Z")]
    [InlineData("passes", "--stations", "stations.geojson", "--min-elevation", "10")]
    [InlineData("eclipses")]
    [InlineData("eclipses-cylinder", "--model", "cylinder", "--earth", "sphere")]
    [InlineData("links", "--max-range-km", "4000", "--grazing-altitude-km", "80")]
    public async Task AnswersAreAsTheyWereLookedAt(string golden, params string[] args)
    {
        string verb = golden.Split('-')[0];
        string[] line = ["orbit", verb, "--elements", "fleet.tle", .. verb == "state" ? [] : verb == "links" ? Meeting : Day, .. args];
        line = [.. line.Select(arg => arg.StartsWith("fleet", StringComparison.Ordinal) || arg.StartsWith("stations.", StringComparison.Ordinal) ? files.Path(arg) : arg)];

        CommandRun table = await CommandRun.OfAsync(line);
        CommandRun json = await CommandRun.OfAsync([.. line, "-o", "json"]);

        Assert.Equal((0, "", 0, ""), (table.Code, table.Error, json.Code, json.Error));
        Golden.Matches($"{golden}.txt", table.Output);
        Golden.Matches($"{golden}.json", json.Output);
    }

    [Theory]
    [InlineData("fleet.json")]
    [InlineData("fleet.csv")]
    public async Task TheSameObjectsInAnotherFormGiveTheSameAnswer(string file)
    {
        string[] Line(string elements) =>
            ["orbit", "passes", "--elements", files.Path(elements), "--stations", files.Path("stations.geojson"), .. Day, "--min-elevation", "10", "-o", "json"];

        CommandRun tle = await CommandRun.OfAsync(Line("fleet.tle"));
        CommandRun other = await CommandRun.OfAsync(Line(file));

        Assert.NotEqual("[]\n", tle.Output);
        Assert.Equal((0, tle.Output), (other.Code, other.Output));
    }

    [Fact]
    public async Task ManifestsHaveTheirOwnNamesAndMasksUnlessToldOtherwise()
    {
        string[] line = ["orbit", "passes", "--elements", files.Path("fleet.yaml"), "--stations", files.Path("stations.yaml"), .. Day, "-o", "json"];

        JsonElement[] own = await RowsAsync(line);
        JsonElement[] told = await RowsAsync([.. line, "--min-elevation", "10"]);

        Assert.Equal(["css", "iss"], told.Select(row => row.GetProperty("satellite").GetString()).Distinct().Order());
        Assert.Equal([25544, 48274], told.Select(row => row.GetProperty("noradId").GetInt64()).Distinct().Order());
        Assert.Equal(told.Count(row => row.GetProperty("maxElevationDegrees").GetDouble() > 20), own.Length);
        Assert.True(told.Length > own.Length);
    }

    [Fact]
    public async Task WhatHidesAStationsSkyHoldsWhateverTheLowestElevation()
    {
        string walled = files.Write("walled.yaml", (await File.ReadAllTextAsync(files.Path("stations.yaml"))).Replace(
            "minElevationDegrees: 10", "horizonMask: [{ azimuthDegrees: 0, elevationDegrees: 45 }]", StringComparison.Ordinal));
        string[] Line(string stations) =>
            ["orbit", "passes", "--elements", files.Path("fleet.tle"), "--stations", stations, .. Day, "--min-elevation", "10", "-o", "json"];

        JsonElement[] open = await RowsAsync(Line(files.Path("stations.yaml")));
        JsonElement[] hidden = await RowsAsync(Line(walled));

        Assert.Equal(open.Count(row => row.GetProperty("maxElevationDegrees").GetDouble() > 45), hidden.Length);
        Assert.NotEmpty(hidden);
    }

    [Fact]
    public async Task ListsAsKubectlPrintsThemAreRead()
    {
        const string List = """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "spacecloud.io/v1alpha1", "kind": "GroundStation", "metadata": {"name": "athens"}, "spec": {"latitudeDegrees": 37.85, "longitudeDegrees": 22.62}}]}
            """;

        CommandRun run = await CommandRun.OfAsync(List, ["orbit", "passes", "--elements", files.Path("fleet.tle"), "--stations", "-", .. Day]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("athens", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardInputIsAFileToo()
    {
        CommandRun run = await CommandRun.OfAsync("\uFEFF" + OrbitFiles.Tle, ["orbit", "state", "--elements", "-", "--minutes", "0", "-o", "json"]);

        Assert.Equal(0, run.Code);
        Assert.Equal(2, JsonDocument.Parse(run.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task AnObjectThatCannotBeReadIsNamedAndTheOthersAreComputed()
    {
        string file = files.Write("bad.tle", OrbitFiles.Tle.Replace("452521", "452522", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("orbit", "state", "--elements", file, "--minutes", "0", "-o", "json");

        Assert.Equal(4, run.Code);
        Assert.Equal($"refused: {file}: WrongChecksum, line 3, column 69 (ISS (ZARYA)), checksum: found \"2\", expected 1\n", run.Error);
        Assert.Equal("CSS (TIANHE)", Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task AManifestWithElementsOfAnotherTheoryIsRefusedByName()
    {
        string file = files.Write("xp.yaml", (await File.ReadAllTextAsync(files.Path("fleet.yaml"))).Replace("27777-3 0  9992", "27777-3 4  9996", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("orbit", "state", "--elements", file, "--minutes", "0");

        Assert.Equal(4, run.Code);
        Assert.StartsWith($"refused: {file}: iss: OtherTheory, spec.orbit.tle: line 1, column 63, ephemeris type: found \"4\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStationThatCannotBeReadIsNamedAndTheOthersAreUsed()
    {
        string file = files.Write("bad.geojson", (await File.ReadAllTextAsync(files.Path("stations.geojson"))).Replace("[22.62, 37.85]", "[22.62]", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync(["orbit", "passes", "--elements", files.Path("fleet.tle"), "--stations", file, .. Day]);

        Assert.Equal(4, run.Code);
        Assert.StartsWith($"refused: {file}: features[0].geometry.coordinates (Athens): found [22.62]", run.Error, StringComparison.Ordinal);
        Assert.Contains("Singapore", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingChecksumIsAWarning()
    {
        string file = files.Write("short.tle", OrbitFiles.Tle.Replace("9992\n2 25544", "999\n2 25544", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("orbit", "state", "--elements", file, "--minutes", "0");

        Assert.Equal((0, $"warning: {file}: ISS (ZARYA): line 1 has no checksum in column 69; a wrong digit would go unnoticed\n"), (run.Code, run.Error));
    }

    /// <summary>A state is filled where the published theory fills it (decayed), and null with every other error.</summary>
    [Fact]
    public async Task AnObjectThatComesDownSaysSo()
    {
        string file = files.Write("falling.tle", OrbitFiles.Falling);

        JsonElement[] states = await RowsAsync(["orbit", "state", "--elements", file, "--minutes", "0,20000", "-o", "json"]);
        CommandRun passes = await CommandRun.OfAsync(
            ["orbit", "passes", "--elements", file, "--stations", files.Path("stations.geojson"), "--from", "2024-05-09T00:00:00Z", "--to", "2024-05-20T00:00:00Z", "-o", "json"]);

        Assert.Equal(JsonValueKind.Null, states[0].GetProperty("error").ValueKind);
        int code = states[1].GetProperty("error").GetInt32();
        Assert.InRange(code, 1, 6);
        Assert.Equal(code == 6 ? JsonValueKind.Array : JsonValueKind.Null, states[1].GetProperty("temeKm").ValueKind);
        Assert.Equal(0, passes.Code);
        Assert.Contains("warning: FALLING (99901): cannot be propagated from 2024-05-", passes.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldElementsAreAWarningAndNotARefusal()
    {
        CommandRun run = await CommandRun.OfAsync(
            "orbit", "eclipses", "--elements", files.Path("fleet.tle"), "--from", "2024-06-09T06:00:00Z", "--to", "2024-06-09T07:00:00Z", "-o", "json");

        Assert.Equal(0, run.Code);
        Assert.Contains("warning: elements of 2 of 2 objects are used more than 3 days from their epoch, those of CSS (TIANHE) (48274) 31.3 days", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ObjectsWithoutANameAreCalledByTheirNumber()
    {
        string file = files.Write("nameless.tle", string.Concat(OrbitFiles.Tle.Split('\n').Where(line => line.StartsWith("1 ", StringComparison.Ordinal) || line.StartsWith("2 ", StringComparison.Ordinal)).Select(line => line + "\n")));

        JsonElement[] rows = await RowsAsync(["orbit", "state", "--elements", file, "--minutes", "0", "-o", "json"]);

        Assert.Equal(["25544", "48274"], rows.Select(row => row.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task LinksTellObjectsOfOneNameApartAndTakeTheLatestOfTwoSets()
    {
        string file = files.Write("twins.tle", OrbitFiles.Tle.Replace("CSS (TIANHE)", "ISS (ZARYA)", StringComparison.Ordinal) + OrbitFiles.Tle);

        CommandRun run = await CommandRun.OfAsync(["orbit", "links", "--elements", file, .. Meeting, "--max-range-km", "4000", "-o", "json"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("warning: ISS (ZARYA) (25544) has 2 element sets; the one of the latest epoch is used", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"a\":\"ISS (ZARYA) (25544)\",\"b\":\"ISS (ZARYA) (48274)\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"a\":\"ISS (ZARYA) (48274)\",\"b\":\"CSS (TIANHE)\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "give either --minutes or --at", "state", "--elements", "fleet.tle")]
    [InlineData(2, "give either --minutes or --at", "state", "--elements", "fleet.tle", "--minutes", "0", "--at", "2024-05-09T06:00:00Z")]
    [InlineData(2, "--minutes is 'NaN', expected a number from -52596000 to 52596000 minutes", "state", "--elements", "fleet.tle", "--minutes", "0,NaN")]
    [InlineData(2, "--minutes is '', expected a number", "state", "--elements", "fleet.tle", "--minutes", "0,,1")]
    [InlineData(2, "--at is 'noon', expected a UTC time", "state", "--elements", "fleet.tle", "--at", "noon")]
    [InlineData(2, "Option '--elements' is required", "state", "--minutes", "0")]
    [InlineData(2, "--to 2024-05-09T06:00:00.000000Z is not after --from 2024-05-09T18:00:00.000000Z", "eclipses", "--elements", "fleet.tle", "--from", "2024-05-09T18:00:00Z", "--to", "2024-05-09T06:00:00Z")]
    [InlineData(2, "--from to --to is 731 days, expected at most 366", "eclipses", "--elements", "fleet.tle", "--from", "2024-01-01T00:00:00Z", "--to", "2026-01-01T00:00:00Z")]
    [InlineData(2, "--from is '2024-05-09T06:00:00+02:00', expected a UTC time", "eclipses", "--elements", "fleet.tle", "--from", "2024-05-09T06:00:00+02:00", "--to", "2026-01-01T00:00:00Z")]
    [InlineData(2, "--model is 'square', expected conical or cylinder", "eclipses", "--elements", "fleet.tle", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z", "--model", "square")]
    [InlineData(2, "--earth is 'flat', expected sphere or wgs84", "eclipses", "--elements", "fleet.tle", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z", "--earth", "flat")]
    [InlineData(2, "--min-elevation is '91', expected a number from -10 to 90 degrees", "passes", "--elements", "fleet.tle", "--stations", "stations.yaml", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z", "--min-elevation", "91")]
    [InlineData(2, "--elements and --stations cannot both be standard input", "passes", "--elements", "-", "--stations", "-", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z")]
    [InlineData(2, "--max-range-km is '0', expected a number from 0.001 to 1000000 km", "links", "--elements", "fleet.tle", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z", "--max-range-km", "0")]
    [InlineData(2, "--grazing-altitude-km is '-1', expected a number from 0 to 2000 km", "links", "--elements", "fleet.tle", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z", "--max-range-km", "10", "--grazing-altitude-km", "-1")]
    [InlineData(1, "there is no file /nowhere.tle (--elements; - is standard input)", "state", "--elements", "/nowhere.tle", "--minutes", "0")]
    [InlineData(1, "no object in it can be computed", "state", "--elements", "stations.geojson", "--minutes", "0")]
    [InlineData(1, "there is no Satellite in it", "state", "--elements", "stations.yaml", "--minutes", "0")]
    [InlineData(1, "no station in it can be used", "passes", "--elements", "fleet.tle", "--stations", "fleet.yaml", "--from", "2024-05-09T06:00:00Z", "--to", "2024-05-09T07:00:00Z")]
    [InlineData(1, "no object in it can be computed", "state", "--elements", "-", "--minutes", "0")]
    public async Task WhatCannotBeIsSaidInOneSentenceWithItsExitCode(int code, string expected, params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(["orbit", .. args.Select(arg => File.Exists(files.Path(arg)) ? files.Path(arg) : arg)]);

        Assert.Equal(code, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("passes")]
    [InlineData("eclipses")]
    [InlineData("links")]
    public async Task HelpShowsAnExample(string verb)
    {
        CommandRun run = await CommandRun.OfAsync("orbit", verb, "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains($"Example:\n  kubectl spacecloud orbit {verb} --elements", run.Output, StringComparison.Ordinal);
    }

    private static async Task<JsonElement[]> RowsAsync(string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }
}
