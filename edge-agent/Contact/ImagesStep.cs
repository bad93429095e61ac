using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Missing image blobs up, for planned pods only, the next start first; each goes on where the last contact stopped.</summary>
internal sealed class ImagesStep(SessionState state, ContentStore content)
{
    private readonly HashSet<string> _announced = [];

    public async Task RunAsync(GroundLink link, CancellationToken cancel)
    {
        IEnumerable<PodRecord> waiting = state.Pods.All
            .Where(pod => pod.Plan is not null && !pod.DeletionRequested && pod.State is PodState.Accepted or PodState.WaitingForImage)
            .OrderBy(pod => pod.Plan?.StartUtc);
        await EachInTurn.DoAsync(
            waiting.Where(pod => pod.Reason is PodReason.ImageMissing or PodReason.RuntimeUnavailable),
            pod => Digest.TryParse(pod.Order.ImageDigest, out Digest? digest) ? FetchAsync(link, pod, digest, cancel) : Task.CompletedTask,
            error => error is GatewayException or ContentException or InvalidDataException);
    }

    private async Task FetchAsync(GroundLink link, PodRecord pod, Digest digest, CancellationToken cancel)
    {
        if (!content.HasBlob(digest))
        {
            await link.Gateway.FetchSmallBlobAsync(digest, content, cancel);
        }

        ImageManifest image = await content.ResolveAsync(digest.ToString(), cancel)
            ?? throw new InvalidDataException($"image manifest {digest} vanished from the content store");
        IReadOnlyList<BlobDescriptor> missing = content.Missing(image);
        if (missing.Count > 0 && _announced.Add(digest.Hex))
        {
            long left = missing.Sum(blob => blob.SizeBytes - content.Partial(blob.Digest, blob.SizeBytes).LengthBytes);
            state.Events.Tell(new AgentEvent("UplinkStarted", $"{left} B of {image.TotalBytes} B of the image to go")
            {
                Pod = pod.Order,
                Numbers = [("bytes", left), ("imageBytes", image.TotalBytes)],
            });
        }

        foreach (BlobDescriptor blob in missing)
        {
            AppendResult result = await link.Gateway.FetchBlobAsync(content.Partial(blob.Digest, blob.SizeBytes), cancel);
            if (result.Status is AppendStatus.WrongDigest or AppendStatus.TooLong)
            {
                state.Events.Tell(new AgentEvent("BlobRefused", $"{blob.Digest}: {result.Status}; fetched again from its beginning")
                {
                    Warning = true,
                    ForGround = true,
                    Pod = pod.Order,
                });
            }

            if (result.Status != AppendStatus.Complete)
            {
                return;
            }
        }

        if (missing.Count > 0)
        {
            state.Events.Tell(new AgentEvent("ImageUplinked", $"All {image.TotalBytes} B of the image are on board")
            {
                Pod = pod.Order,
                Numbers = [("imageBytes", image.TotalBytes)],
            });
        }
    }
}
