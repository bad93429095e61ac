using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.SchedulerExtender.Fleet;

/// <summary>
/// Writes promises into the satellites' books. A book is replaced under its resourceVersion: of two replicas that judged by the same
/// state of a satellite one is refused, and judges again by what the other has promised.
/// </summary>
internal sealed class PromiseBooks(IKubernetesClient client, IStore<Satellite> satellites, PromisedPods promised, TimeProvider time)
{
    private static readonly string Writer = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>
    /// Promises. False when somebody else has written in between, or nobody knows: what is promised by now has been read, and is to be
    /// judged by.
    /// </summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="judgedBy">Its book as it was known before the promise was judged; a newer one, though known by now, was not judged by.</param>
    /// <param name="promise">The promise.</param>
    /// <exception cref="KubernetesException">The API server refuses, or cannot be reached.</exception>
    public Task<bool> PromiseAsync(string satellite, (V1Lease Lease, string? Problem)? judgedBy, Promise promise) =>
        WriteAsync(satellite, judgedBy, standing => [.. standing, promise], promise);

    /// <summary>Takes a promise back that nobody can bind by any more. False when somebody else has written in between.</summary>
    /// <exception cref="KubernetesException">The API server refuses, or cannot be reached.</exception>
    public Task<bool> WithdrawAsync(PromisedPod one) =>
        WriteAsync(one.Satellite, promised.BookOf(one.Satellite), standing => [.. standing.Where(promise => !one.IsOf(promise))], null);

    private async Task<bool> WriteAsync(
        string satellite, (V1Lease Lease, string? Problem)? stored, Func<IReadOnlyList<Promise>, IReadOnlyList<Promise>> change, Promise? made)
    {
        if (satellites.Get(new ObjectKey(null, satellite)) is not { } owner)
        {
            throw Refused($"no Satellite is named {satellite}");
        }

        if (stored?.Problem is { } problem)
        {
            throw Refused(problem);
        }

        V1Lease book = PromiseFacts.With(stored?.Lease, owner, change(promised.Standing(stored?.Lease)), Writer, time.GetUtcNow());
        if (book.GetAnnotation(PromiseFacts.Annotation)!.Length > PromiseFacts.MaxBytes)
        {
            throw Refused($"the book of {satellite} is full: {PromiseFacts.MaxBytes} bytes of promises");
        }

        try
        {
            // Once begun it is seen through, though the scheduler hangs up.
            promised.Take(stored is null ? await client.CreateAsync(book, CancellationToken.None) : await client.UpdateAsync(book, CancellationToken.None));
            return true;
        }
        catch (KubernetesException exception) when (exception.IsConflict || exception.IsAlreadyExists || (exception.IsNotFound && stored is not null) || exception.IsUnreachable || exception.Status.Code >= 500)
        {
            V1Lease? now = await client.GetAsync<V1Lease>(PromiseFacts.NameOf(satellite), WellKnown.SystemNamespace, CancellationToken.None);
            if (now is null)
            {
                if (stored is { } gone)
                {
                    promised.Forget(gone.Lease);
                }

                return false;
            }

            // The write may have been done although its answer was lost.
            promised.Take(now);
            return made is not null && (PromiseFacts.Read(now).Value ?? []).Any(new PromisedPod(satellite, made, 0).IsOf);
        }
    }

    private static KubernetesException Refused(string why) => new(new V1Status { Status = "Failure", Message = why });
}
