using System.ComponentModel;
using System.Diagnostics;
using SpaceCloud.Content;

namespace SpaceCloud.EdgeAgent.Images;

/// <summary>
/// CRI cannot import images, containerd's own client can: the image goes as a tar through the standard input of
/// <c>ctr images import</c> into the namespace CRI looks at. Nothing is fetched from anywhere.
/// </summary>
internal sealed class ContainerdImporter(ContentStore store, string socketPath, string ctrProgram = "ctr") : IImageImporter
{
    private const string CriNamespace = "k8s.io";
    private const int MaxErrorCharacters = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public async Task<string?> ImportAsync(ImageManifest image, ImageName name, CancellationToken cancel)
    {
        ProcessStartInfo start = new(ctrProgram, ["--address", socketPath, "--namespace", CriNamespace, "images", "import", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using CancellationTokenSource timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(Limit);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            return $"{ctrProgram} cannot be started ({error.Message}); install containerd's client";
        }

        using (process)
        {
            // Writing to its input cannot be cancelled while it does not read: when the runtime hangs, only its end ends that.
            using CancellationTokenRegistration killer = timed.Token.Register(() => Kill(process));
            try
            {
                return await FeedAsync(process, image, name, timed.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return $"{ctrProgram} did not finish within {Limit.TotalMinutes:0} min";
            }
            finally
            {
                Kill(process);
            }
        }
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    private async Task<string?> FeedAsync(Process process, ImageManifest image, ImageName name, CancellationToken cancel)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await store.ExportAsync(image, [name], process.StandardInput.BaseStream, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The importer closed its input; its own words say why.
        }

        await output;
        string problem = (await errors).Trim();
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? null
            : $"{Path.GetFileName(ctrProgram)} ended with {process.ExitCode}: {(problem.Length > MaxErrorCharacters ? problem[^MaxErrorCharacters..] : problem)}";
    }
}
