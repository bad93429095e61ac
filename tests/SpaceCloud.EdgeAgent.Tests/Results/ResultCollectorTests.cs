using System.Diagnostics;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.EdgeAgent.Tests.Runtime;

namespace SpaceCloud.EdgeAgent.Tests.Results;

public sealed class ResultCollectorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly AgentFolders _folders;
    private readonly PodRecord _pod = new() { Order = Orders.Order with { Mounts = [new MountOrder(MountKind.Output, "spots", "/out", false, 100)] } };

    public ResultCollectorTests() => _folders = new AgentFolders(_scratch.Path, null);

    private string Out => Directory.CreateDirectory(_folders.Output(_pod.Order, "spots")).FullName;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lists_files_below_the_output_and_the_log_with_their_digests()
    {
        Directory.CreateDirectory(Path.Combine(Out, "deep"));
        await File.WriteAllTextAsync(Path.Combine(Out, "deep", "b"), "abc");
        await File.WriteAllTextAsync(Path.Combine(Out, "a"), string.Empty);

        CollectedResult result = await new ResultCollector(_folders).CollectAsync(_pod, CancellationToken.None);

        Assert.Equal([("spots", "a", 0L), ("spots", "deep/b", 3L), ("log", "detector.log", 0L)], result.Files.Select(file => (file.Output, file.Path, file.SizeBytes)));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", result.Files[1].Sha256);
    }

    [Fact]
    public async Task Follows_no_link_and_opens_no_pipe()
    {
        File.CreateSymbolicLink(Path.Combine(Out, "shadow"), "/etc/shadow");
        Directory.CreateSymbolicLink(Path.Combine(Out, "etc"), "/etc");
        using (Process fifo = Process.Start("/usr/bin/mkfifo", Path.Combine(Out, "pipe")))
        {
            await fifo.WaitForExitAsync();
        }

        CollectedResult result = await new ResultCollector(_folders).CollectAsync(_pod, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.DoesNotContain(result.Files, file => file.SizeBytes > 0);
        Assert.DoesNotContain(result.Files, file => file.Path.StartsWith("etc", StringComparison.Ordinal) || file.Path == "shadow");
    }

    [Fact]
    public async Task What_is_over_the_planned_volume_stays_on_board_and_is_told()
    {
        await File.WriteAllBytesAsync(Path.Combine(Out, "a"), new byte[60]);
        await File.WriteAllBytesAsync(Path.Combine(Out, "b"), new byte[60]);
        await File.WriteAllBytesAsync(Path.Combine(Out, "c"), new byte[40]);

        CollectedResult result = await new ResultCollector(_folders).CollectAsync(_pod, CancellationToken.None);

        Assert.Equal(["a", "c"], result.Files.Where(file => file.Output == "spots").Select(file => file.Path));
        Assert.Contains("spots/b (60 B)", Assert.Single(result.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_many_files_few_are_told_and_the_ground_takes_the_list()
    {
        PodRecord pod = _pod with
        {
            Order = _pod.Order with { Mounts = [.. Enumerable.Range(0, 6).Select(number => new MountOrder(MountKind.Output, $"out{number}", $"/out{number}", false, 100_000))] },
        };
        foreach (MountOrder output in pod.Order.Mounts)
        {
            string folder = Directory.CreateDirectory(_folders.Output(pod.Order, output.Name)).FullName;
            foreach (int number in Enumerable.Range(0, 1100))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{number:D4}{new string('ü', 100)}"), [1]);
            }
        }

        CollectedResult result = await new ResultCollector(_folders).CollectAsync(pod, CancellationToken.None);
        ResultManifest manifest = ResultsStep.Manifest(pod, new OutboxEntry(pod.Key, result.Files, Accepted: false));

        Assert.InRange(SpaceCloudJson.Serialize(manifest).Length, 1, ResultLimits.MaxManifestBytes);
        Assert.InRange(result.Files.Count, 200, ResultLimits.MaxFiles);
        Assert.Equal("log", result.Files[^1].Output);
        Assert.InRange(result.LeftOut.Count, 6, 6 * 11);
        Assert.Contains(result.LeftOut, told => told.EndsWith("more files of out5 are left on board", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_long_log_the_end_goes_down()
    {
        string raw = Path.Combine(_scratch.Path, "0.log");
        await File.WriteAllLinesAsync(raw, Enumerable.Range(0, 20_000).Select(line => $"2023-01-23T12:00:00.000000000Z stdout F line {line}"));
        string tail = Path.Combine(_scratch.Path, "tail");

        await LogTail.WriteAsync(raw, tail, CancellationToken.None);

        string text = await File.ReadAllTextAsync(tail);
        Assert.EndsWith("line 19999\n", text, StringComparison.Ordinal);
        Assert.StartsWith("[", text, StringComparison.Ordinal);
        Assert.True(text.Length <= LogTail.MaxBytes + 100);
    }

    [Fact]
    public void Parts_of_a_line_are_joined() =>
        Assert.Equal("one two\nthree\n", LogTail.Plain("t stdout P one \nt stdout F two\nt stderr F three\n", beganInTheMiddle: false));
}
