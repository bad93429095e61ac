using System.CommandLine;
using System.CommandLine.Parsing;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Cli.Output;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>The command line of <c>kubectl spacecloud</c>: verbs that kubectl does not have.</summary>
internal static class SpaceCloudCommand
{
    /// <summary>Runs a command line and returns the exit code; never throws for anything a user can cause.</summary>
    public static async Task<int> InvokeAsync(string[] args, Terminal terminal)
    {
        RootCommand root = new("See why work in orbit is where it is or where it would go, bring its results home, and compute orbits. Plugin of kubectl; also runs alone.")
        {
            ExplainCommand.Create(terminal),
            PlanCommand.Create(terminal),
            ResultCommand.Create(terminal),
            ImageCommand.Create(terminal),
            OrbitCommand.Create(terminal),
        };
        DetailedHelp.AddTo(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync($"error: {error.Message}");
            }

            await terminal.Error.WriteLineAsync("See 'kubectl spacecloud --help'.");
            return (int)ExitCode.Usage;
        }

        using StringWriter help = new();
        int code = await parsed.InvokeAsync(new InvocationConfiguration { Output = help, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        await terminal.Text.WriteAsync(help.ToString().Replace($"  {RootCommand.ExecutableName}", "  kubectl spacecloud", StringComparison.Ordinal));
        return code;
    }

    /// <summary>Turns expected failures into one sentence and an exit code.</summary>
    public static Task<int> GuardAsync(Terminal terminal, Func<Task> action) => GuardAsync(terminal, async () =>
    {
        await action();
        return ExitCode.Ok;
    });

    /// <summary>The same for what may be done in part.</summary>
    public static async Task<int> GuardAsync(Terminal terminal, Func<Task<ExitCode>> action)
    {
        try
        {
            return (int)await action();
        }
        catch (CommandException problem)
        {
            return await FailAsync(problem.Code, problem.Message);
        }
        catch (KubeconfigException problem)
        {
            return await FailAsync(ExitCode.CannotReach, problem.Message);
        }
        catch (KubernetesException problem)
        {
            return await FailAsync(problem.IsUnreachable ? ExitCode.CannotReach : ExitCode.Failed, Sentence(problem));
        }
        catch (Exception problem) when (problem is ContentException or ManifestException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(ExitCode.Failed, problem.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(ExitCode.Failed, "interrupted");
        }

        async Task<int> FailAsync(ExitCode code, string message)
        {
            await terminal.Error.WriteLineAsync($"error: {message}");
            return (int)code;
        }
    }

    private static string Sentence(KubernetesException problem) => problem switch
    {
        { IsUnreachable: true } => $"{problem.Message} Is the cluster up, and does --kubeconfig or --context name the right one?",
        { IsUnauthorized: true } => $"{problem.Message} The API server does not know you: renew the credentials of your kubeconfig.",
        { IsForbidden: true } => $"{problem.Message} Ask for the ClusterRole spacecloud-fleet-viewer and the role view in the namespace.",
        { IsNotFound: true } => $"{problem.Message} Are SpaceCloud's kinds installed? helm install spacecloud charts/spacecloud --namespace spacecloud-system --create-namespace",
        _ => problem.Message,
    };
}
