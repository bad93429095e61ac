using System.Text.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Results down: the manifest, then of each file what the ground does not have, then the manifest again.</summary>
internal sealed class ResultsStep(SessionState state)
{
    private readonly HashSet<string> _announced = [];

    public Task RunAsync(GroundLink link, CancellationToken cancel) => EachInTurn.DoAsync(
        state.Pods.All.Where(pod => pod.State == PodState.ResultReady && !pod.DeletionRequested),
        pod => state.Outbox.Find(pod.Key) is { Accepted: false } entry ? DeliverAsync(link, pod, entry, cancel) : Task.CompletedTask,
        error => error is GatewayException or InvalidDataException or JsonException);

    /// <summary>The same bytes whenever it is asked: the ground accepts one result of an attempt.</summary>
    public static ResultManifest Manifest(PodRecord pod, OutboxEntry entry) => new(
        pod.Order.Namespace,
        pod.Order.Name,
        pod.Order.Uid,
        pod.Order.Attempt,
        pod.ExitCode ?? -1,
        pod.StartedUtc ?? pod.FinishedUtc ?? DateTimeOffset.UnixEpoch,
        pod.FinishedUtc ?? DateTimeOffset.UnixEpoch,
        pod.ContainerId,
        [.. entry.Files.Select(file => new ResultManifestFile(file.Output, file.Path, file.SizeBytes, file.Sha256))]);

    private async Task DeliverAsync(GroundLink link, PodRecord pod, OutboxEntry entry, CancellationToken cancel)
    {
        ResultManifest manifest = Manifest(pod, entry);
        ResultReply reply = await link.Gateway.PostResultAsync(manifest, cancel);
        entry = Acknowledge(entry, reply);
        if (!reply.Accepted)
        {
            if (_announced.Add(pod.Key))
            {
                long left = entry.Files.Sum(file => file.SizeBytes - file.AcknowledgedBytes);
                state.Events.Tell(new AgentEvent("DownlinkStarted", $"{left} B of the result to go") { Pod = pod.Order, Numbers = [("bytes", left)] });
            }

            await SendAsync(link, entry, cancel);
            reply = await link.Gateway.PostResultAsync(manifest, cancel);
            Acknowledge(entry, reply);
        }
    }

    private static async Task SendAsync(GroundLink link, OutboxEntry entry, CancellationToken cancel)
    {
        foreach (OutboxFile file in entry.Files.DistinctBy(file => file.Sha256))
        {
            if (file.SizeBytes > file.AcknowledgedBytes)
            {
                await link.Gateway.PutFileAsync(file.Sha256, file.HostPath, file.AcknowledgedBytes, cancel);
            }
        }
    }

    private OutboxEntry Acknowledge(OutboxEntry entry, ResultReply reply)
    {
        Dictionary<string, long> have = reply.Files.DistinctBy(file => file.Sha256).ToDictionary(file => file.Sha256, file => file.HaveBytes);
        return state.Outbox.Update(entry.PodUid, known => known with
        {
            Accepted = reply.Accepted,
            Files = [.. known.Files.Select(file => file with { AcknowledgedBytes = Math.Clamp(have.GetValueOrDefault(file.Sha256), 0, file.SizeBytes) })],
        }) ?? entry with { Files = [] };
    }
}
