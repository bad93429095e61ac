using System.Text.Json;

namespace SpaceCloud.Cli.Tests.Plans;

public sealed class PlanCommandTests : IDisposable
{
    private const string At = "2023-01-23T12:00:00Z";

    private readonly string folder = Directory.CreateTempSubdirectory("spacecloud-plan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(2, "--filename", "plan")]
    [InlineData(2, "--at is 'noon', expected a UTC time", "plan", "-f", "x", "--at", "noon")]
    [InlineData(2, "-f - is given twice", "plan", "-f", "-", "-f", "-")]
    [InlineData(2, "--output is 'yaml'", "plan", "-f", "x", "-o", "yaml")]
    [InlineData(2, "mission clock", "plan", "-f", "x", "--mission-clock", "yesterday")]
    [InlineData(2, "--score-weights: score weight heat is \"hot\", must be a number from 0 to 1000; 0 leaves the term out; score weight cold is unknown", "plan", "-f", "x", "--score-weights", "heat=hot,cold=1")]
    [InlineData(1, "there is no file /nowhere.yaml (-f; - is standard input)", "plan", "-f", "/nowhere.yaml")]
    public async Task A_wrong_command_line_is_told_in_one_sentence(int code, string expected, params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("a: [1", "in.yaml, line ")]
    [InlineData("- 1", "in.yaml: a document is not an object")]
    [InlineData("---\n---\n{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: north, longitudeDegrees: 1}}",
        "in.yaml, document 2: GroundStation x: spec.latitudeDegrees: \"north\" is not allowed, must be a value of another kind; see kubectl explain groundstation.spec.latitudeDegrees")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: 1}}",
        "in.yaml, document 1: GroundStation x: spec.longitudeDegrees: nothing is not allowed, it must be given; see kubectl explain groundstation.spec")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {}, spec: {latitudeDegrees: 1, longitudeDegrees: 1}}", "metadata.name: nothing is not allowed")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: SpaceWorklaod, metadata: {name: x}}", "SpaceWorklaod x: there is no such kind in spacecloud.io/v1alpha1, must be Satellite, GroundStation, ContactWindow or SpaceWorkload")]
    [InlineData("{apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: 1, longitudeDegrees: 1}}",
        "there is no SpaceWorkload in the manifests")]
    [InlineData(
        """
        {apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: 1, longitudeDegrees: 1}}
        ---
        {apiVersion: spacecloud.io/v1alpha1, kind: GroundStation, metadata: {name: x}, spec: {latitudeDegrees: 2, longitudeDegrees: 1}}
        """,
        "in.yaml, document 2: GroundStation x: it stands in ")]
    public async Task What_cannot_be_read_names_file_document_field_and_value(string yaml, string expected)
    {
        string file = Path.Combine(folder, "in.yaml");
        await File.WriteAllTextAsync(file, yaml);

        CommandRun run = await CommandRun.OfAsync("plan", "-f", file, "--at", At);

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains($"error: {folder}", expected.StartsWith("there", StringComparison.Ordinal) ? $"error: {folder}" : run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_is_told_as_the_operator_tells_it()
    {
        var plan = PlanCase.Read("misconfigured");

        CommandRun run = await plan.RunAsync();

        Assert.Equal(4, run.Code);
        Assert.Contains(
            "in.yaml, document 1: Satellite lark: spec.power.minStateOfChargePercent: 120 is not allowed, must be 0 to 100 %; correct the figure or its unit", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("solarPeakWatts: 20", "solarPeekWatts: 20, solarPeakWatts: 20", "Satellite lark: spec.power.solarPeekWatts: there is no such field, it is not read; see kubectl explain satellite.spec.power")]
    [InlineData("duration: 10m", "duration: 10m, interuptible: true", "SpaceWorkload fires: spec.run.interuptible: there is no such field")]
    [InlineData("labels: { class: nano }", "labels: { class: nano }", "")]
    [InlineData("  roles:", "  sensors: [{ name: a, type: b }, { name: c, typ: d, type: e }]\n  roles:", "Satellite lark: spec.sensors[1].typ: there is no such field")]
    public async Task A_field_that_nobody_reads_is_told(string field, string instead, string expected)
    {
        string file = Path.Combine(folder, "in.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(PlanCase.Read("feasible").File)).Replace(field, instead, StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("plan", "-f", file, "--at", At);

        Assert.Equal(0, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(expected.Length > 0, run.Error.Contains("no such field", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_sample_and_no_case_has_a_field_that_nobody_reads()
    {
        string samples = Path.Combine(AppContext.BaseDirectory, "samples");
        string[][] named = [["-f", Path.Combine(samples, "demo"), "-f", Path.Combine(samples, "wildfire.yaml")], .. PlanCase.Names.Select(name => (string[])["-f", PlanCase.Read(name).File])];
        foreach (string[] files in named)
        {
            CommandRun run = await CommandRun.OfAsync(["plan", .. files, "--at", At, "--ground-store", Path.Combine(folder, "none")]);
            Assert.NotEmpty(run.Output);
            Assert.DoesNotContain("no such field", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_is_read_file_by_file_and_what_plans_do_not_need_is_passed_over()
    {
        string[] documents = (await File.ReadAllTextAsync(PlanCase.Read("feasible").File)).Split("---\n");
        for (int i = 1; i < documents.Length; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.yml"), documents[i]);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "other.json"), """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), "no manifest: [");

        CommandRun run = await CommandRun.OfAsync("plan", "-f", folder, "--at", At, "-o", "json");

        Assert.Equal(0, run.Code);
        Assert.Contains("other.json, document 1: ConfigMap x: passed over", run.Error, StringComparison.Ordinal);
        Assert.Equal((await PlanCase.Read("feasible").RunAsync("-o", "json")).Output, run.Output);
    }

    [Fact]
    public async Task Workloads_are_decided_in_the_order_of_the_files()
    {
        string[] documents = (await File.ReadAllTextAsync(PlanCase.Read("two-workloads-one-contact").File)).Split("---\n");
        string fleet = Path.Combine(folder, "fleet.yaml");
        string second = Path.Combine(folder, "a.yaml");
        string first = Path.Combine(folder, "b.yaml");
        await File.WriteAllTextAsync(fleet, string.Join("---\n", documents[..^2]));
        await File.WriteAllTextAsync(second, documents[^2]);
        await File.WriteAllTextAsync(first, documents[^1]);

        Assert.Equal(["default/second", "default/first"], Workloads(await CommandRun.OfAsync("plan", "-f", fleet, "-f", second, "-f", first, "--at", At, "-o", "json")));
        Assert.Equal(["default/first", "default/second"], Workloads(await CommandRun.OfAsync("plan", "-f", first, "-f", fleet, "-f", second, "--at", At, "-o", "json")));
    }

    [Fact]
    public async Task What_is_assumed_is_said()
    {
        string samples = Path.Combine(AppContext.BaseDirectory, "samples");

        CommandRun run = await CommandRun.OfAsync(
            "plan", "-f", Path.Combine(samples, "demo"), "-f", Path.Combine(samples, "wildfire.yaml"), "--at", At, "--ground-store", Path.Combine(folder, "none"));

        Assert.Equal(0, run.Code);
        string page = run.Output.ReplaceLineEndings(" ").Replace("      ", "", StringComparison.Ordinal);
        Assert.Contains("no ContactWindow is given for 6 of 6 satellites: their ", page, StringComparison.Ordinal);
        Assert.Contains("all taken for bookable", page, StringComparison.Ordinal);
        Assert.Contains("the status of 6 of 6 satellites says no battery and temperature", page, StringComparison.Ordinal);
        Assert.Contains("the image spacecloud.io/wildfire-detector:0.1.0 is not in the ground store", page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "none")));
    }

    [Fact]
    public async Task The_example_of_the_help_works_when_it_is_pasted()
    {
        CommandRun help = await CommandRun.OfAsync("plan", "--help");
        string[] words = help.Output[help.Output.IndexOf("spacecloud plan -f", StringComparison.Ordinal)..].Split('\n').Take(2)
            .SelectMany(line => line.TrimEnd('\\').Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(1)
            .Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, word) : word).ToArray();

        CommandRun run = await CommandRun.OfAsync(words);

        Assert.Equal(0, run.Code);
        Assert.Contains("default/wildfire: ", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Workloads(CommandRun run) =>
        JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(one => one.GetProperty("workload").GetString());
}
