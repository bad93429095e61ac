using System.CommandLine;
using System.CommandLine.Parsing;
using SpaceCloud.Bench;
using SpaceCloud.Bench.Passes;
using SpaceCloud.Bench.Placement;
using SpaceCloud.Bench.Propagation;
using SpaceCloud.Bench.Routing;

// Every benchmark by its name; what is added here is run by `make bench`.
IBenchmark[] benchmarks = [new PropagationBenchmark(), new PassesBenchmark(), new RoutingBenchmark(), new ExtenderBenchmark()];

Argument<string[]> names = new("names") { Description = $"Benchmarks to run, of: {string.Join(", ", benchmarks.Select(b => b.Name))}; all where none is named", Arity = ArgumentArity.ZeroOrMore };
Option<string?> catalogue = new("--catalog") { Description = "File of element sets (TLE or 3LE); a Walker shell where there is none" };
Option<string?> external = new("--external") { Description = "Program to time beside ours, see bench/README.md" };
Option<string?> externalName = new("--external-name") { Description = "What to call it in the table" };
Option<DirectoryInfo?> results = new("--results") { Description = "Folder of the result tables; printed only where none is named" };
Option<DirectoryInfo> peers = new("--peers") { Description = "Folder of the peers' scripts", DefaultValueFactory = _ => new DirectoryInfo("bench/peers") };
Option<int> rounds = new("--rounds") { Description = "Rounds; in each everything is run once", DefaultValueFactory = _ => 21 };
RootCommand root = new("Measures orbits, routes and placement beside others' programs, interleaved in one run, and writes tables with ratios") { names, catalogue, external, externalName, results, peers, rounds };
root.SetAction(async (parsed, cancellationToken) =>
{
    string[] wanted = parsed.GetValue(names) is { Length: > 0 } some ? some : [.. benchmarks.Select(b => b.Name)];
    if (wanted.FirstOrDefault(name => benchmarks.All(b => b.Name != name)) is { } unknown)
    {
        await Console.Error.WriteLineAsync($"no benchmark \"{unknown}\"; there are: {string.Join(", ", benchmarks.Select(b => b.Name))}");
        return 2;
    }

    BenchmarkSettings settings = new(
        ElementCatalogue.Read(parsed.GetValue(catalogue)),
        parsed.GetValue(external) is { Length: > 0 } program ? new ExternalProgram(parsed.GetValue(externalName) is { Length: > 0 } name ? name : Path.GetFileName(program), program) : null,
        parsed.GetRequiredValue(peers).FullName,
        Math.Max(1, parsed.GetValue(rounds)));
    bool allHeld = true;
    foreach (IBenchmark benchmark in benchmarks.Where(b => wanted.Contains(b.Name)))
    {
        await Console.Error.WriteLineAsync($"bench: {benchmark.Name}");
        BenchmarkReport report;
        try
        {
            report = await benchmark.RunAsync(settings, cancellationToken);
        }
        catch (PeerFailedException e)
        {
            await Console.Error.WriteLineAsync($"bench: {benchmark.Name}: {e.Message}");
            allHeld = false;
            continue;
        }

        string page = report.ToMarkdown();
        Console.WriteLine(page);
        if (parsed.GetValue(results) is { } folder)
        {
            folder.Create();
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, benchmark.Name + ".md"), page, cancellationToken);
        }

        foreach (string broken in report.Broken)
        {
            await Console.Error.WriteLineAsync($"bench: {benchmark.Name}: {broken}");
            allHeld = false;
        }
    }

    return allHeld ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
