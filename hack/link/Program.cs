using System.CommandLine;
using SpaceCloud.Link;

ParseResult parsed = LinkCommand.Create().Parse(args);
int exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? LinkException.BadUsage : exitCode;
