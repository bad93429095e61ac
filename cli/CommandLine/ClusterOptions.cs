using System.CommandLine;
using SpaceCloud.Cli.Cluster;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>The options of every command that talks to a cluster, named as kubectl's.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> kubeconfig = new("--kubeconfig") { Description = "kubeconfig file (default: KUBECONFIG, then ~/.kube/config)" };
    private readonly Option<string?> context = new("--context") { Description = "Context of the kubeconfig (default: its current one)" };
    private readonly Option<string?> @namespace = new("--namespace", "-n") { Description = "Namespace (default: the context's)" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(@namespace);
        command.Add(kubeconfig);
        command.Add(context);
    }

    /// <summary>Opens the connection the options name.</summary>
    public ClusterAccess Open(ParseResult parsed) =>
        ClusterAccess.Open(parsed.GetValue(kubeconfig), parsed.GetValue(context), parsed.GetValue(@namespace));
}
