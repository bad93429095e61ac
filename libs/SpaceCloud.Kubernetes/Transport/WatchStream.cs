using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace SpaceCloud.Kubernetes;

/// <summary>Cuts a watch's body into lines and reads each once. A half line at the end is what a broken connection leaves.</summary>
internal static class WatchStream
{
    /// <summary>Larger than any object an API server stores (1.5 MiB) with room for its JSON form.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    public static async IAsyncEnumerable<WatchEvent<T>> ReadAsync<T>(
        Stream body,
        JsonTypeInfo<T> entity,
        TimeSpan idleTimeout,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using LinkedLimit idle = new(idleTimeout, time, cancellationToken);
        PipeReader pipe = PipeReader.Create(body);
        try
        {
            while (await NextAsync(pipe, idle.Token, cancellationToken) is { } read)
            {
                idle.CancelAfter(idleTimeout);
                ReadOnlySequence<byte> rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    ReadOnlySequence<byte> line = rest.Slice(0, end);
                    rest = rest.Slice(rest.GetPosition(1, end));
                    if (line.Length > 1)
                    {
                        yield return WatchLineReader.Read(line, entity);
                    }
                }

                if (rest.Length > MaxLineBytes)
                {
                    throw KubernetesException.Unreadable($"A watch line is longer than {MaxLineBytes} bytes.");
                }

                pipe.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                {
                    if (rest.Length > 0)
                    {
                        throw KubernetesException.Unreachable("The connection broke in the middle of a watch line.", new EndOfStreamException());
                    }

                    yield break;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    // Null when the watch fell silent.
    private static async Task<ReadResult?> NextAsync(PipeReader pipe, CancellationToken idle, CancellationToken cancellationToken)
    {
        try
        {
            return await pipe.ReadAsync(idle);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (BrokenConnection.Is(exception))
        {
            throw KubernetesException.Unreachable($"The watch broke: {exception.Message}", exception);
        }
    }
}
