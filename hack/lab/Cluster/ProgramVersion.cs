using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SpaceCloud.Lab.Cluster;

/// <summary>The minor version a kube-* program says it has; flags came and went with it.</summary>
internal static partial class ProgramVersion
{
    internal static async Task<int> KubernetesMinorAsync(string program, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })
            ?? throw new LabException($"{program} did not start");
        string text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Match match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new LabException($"{program} --version says {text.Trim()}, not Kubernetes v1.MINOR");
        }

        return int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Kubernetes v1\.(\d+)\.")]
    private static partial Regex Pattern();
}
