using SpaceCloud.Cli.CommandLine;
using SpaceCloud.Cli.Output;

return await SpaceCloudCommand.InvokeAsync(args, Terminal.OfThisProcess());
