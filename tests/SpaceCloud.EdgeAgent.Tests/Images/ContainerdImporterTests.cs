using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.EdgeAgent.Tests.Runtime;

namespace SpaceCloud.EdgeAgent.Tests.Images;

public sealed class ContainerdImporterTests
{
    [Fact]
    public async Task An_importer_that_reads_nothing_does_not_hold_the_agent()
    {
        using ScratchFolder scratch = new();
        using CancellationTokenSource stop = new();
        ContentStore store = await ContentStore.OpenAsync(scratch.Sub("content"), CancellationToken.None);
        (ImageManifest image, ImageName name) = await ShellImage.LoadAsync(store, CancellationToken.None);
        string deaf = Path.Combine(scratch.Path, "ctr");
        string started = Path.Combine(scratch.Path, "started");
        await File.WriteAllTextAsync(deaf, $"#!/bin/sh\necho $$ > {started}\nexec sleep 600\n");
        File.SetUnixFileMode(deaf, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Task<string?> import = Task.Run(() => new ContainerdImporter(store, "/nonexistent.sock", deaf).ImportAsync(image, name, stop.Token));
        await Testing.Eventually.BecomesTrueAsync("the importer runs", () => File.Exists(started));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
