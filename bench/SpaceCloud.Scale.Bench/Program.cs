using System.CommandLine;
using System.CommandLine.Parsing;
using SpaceCloud.Scale.Bench;
using SpaceCloud.Scale.Bench.Scheduling;

Option<int> satellites = new("--satellites") { Description = "Satellites in the fleet", DefaultValueFactory = _ => 1000 };
Option<int> stations = new("--stations") { Description = "Ground stations, 1 to 20", DefaultValueFactory = _ => 20 };
Option<int> steady = new("--steady-minutes") { Description = "Minutes of steady state that are counted", DefaultValueFactory = _ => 11 };
Option<string?> catalog = new("--catalog") { Description = "File of element sets with names (3LE); a Walker shell where there is none" };
Option<string?> report = new("--report") { Description = "File of the result table; printed only where none is named" };
RootCommand root = new("Runs the operator against a real API server at constellation size, and counts what it writes") { satellites, stations, steady, catalog, report };
root.SetAction(async (parsed, cancellationToken) =>
{
    ScaleOptions options = new(
        parsed.GetValue(satellites),
        parsed.GetValue(stations),
        TimeSpan.FromMinutes(parsed.GetValue(steady)),
        parsed.GetValue(catalog),
        parsed.GetValue(report));
    return await ScaleRun.RunAsync(options, Console.Out, cancellationToken);
});
Option<int> nodes = new("--satellites") { Description = "Satellites, each a Node", DefaultValueFactory = _ => 5000 };
Option<int> pods = new("--pods") { Description = "Pods of each round", DefaultValueFactory = _ => 1000 };
Option<int> rounds = new("--rounds") { Description = "Rounds with the extender, and as many without", DefaultValueFactory = _ => 3 };
Option<string?> page = new("--report") { Description = "File of the result table; printed only where none is named" };
Command scheduler = new("scheduler", "Counts the pods a second that an unmodified kube-scheduler binds with the extender and without") { nodes, pods, rounds, page };
scheduler.SetAction(async (parsed, cancellationToken) => await SchedulingRun.RunAsync(
    new SchedulingOptions(parsed.GetValue(nodes), parsed.GetValue(pods), parsed.GetValue(rounds), parsed.GetValue(page)), Console.Out, cancellationToken));
root.Add(scheduler);
return await root.Parse(args).InvokeAsync();
