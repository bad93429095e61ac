using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpaceCloud.SchedulerExtender.Fleet;
using SpaceCloud.SchedulerExtender.Verbs;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Hosting;

/// <summary>
/// The four verbs over HTTP. Every reply carries its length, because the scheduler's client keeps its connection only then; every
/// failure is a status other than 200, because an empty 200 would mean "no node fits".
/// </summary>
internal sealed class VerbEndpoints(Readiness readiness, FilterVerb filter, BindVerb bind)
{
    private const int SmallestBuffer = 4096;

    /// <summary>A length that is only announced is believed up to here.</summary>
    private const int LargestFirstBuffer = 4 * 1024 * 1024;

    private readonly Question question = new();

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/filter", context => AnswerAsync(context, "filter", Filter));
        endpoints.MapPost("/prioritize", context => AnswerAsync(context, "prioritize", Prioritize));
        endpoints.MapPost("/bind", context => AnswerAsync(context, "bind", BindAsync));
        endpoints.MapPost("/preempt", context => AnswerAsync(context, "preempt", Preempt));
    }

    private Task<Reply> Filter(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Task.FromResult(
        question.Read(body.Span, out string? problem) is { } asked ? new Reply(StatusCodes.Status200OK, filter.Filter(asked.Pod, asked.Nodes)) : Wrong(problem!));

    private Task<Reply> Prioritize(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Task.FromResult(
        question.Read(body.Span, out string? problem) is { } asked ? new Reply(StatusCodes.Status200OK, filter.Prioritize(asked.Pod, asked.Nodes)) : Wrong(problem!));

    private async Task<Reply> BindAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!ExtenderJson.TryRead(body.Span, ExtenderJson.Default.ExtenderBindingArgs, out ExtenderBindingArgs? args, out string problem))
        {
            return Wrong(problem);
        }

        ExtenderBindingResult result = await bind.BindAsync(args!, cancellationToken);
        ExtenderMetrics.BindEnded(result.Error.Length == 0);
        return Ok(result, ExtenderJson.Default.ExtenderBindingResult);
    }

    private static Task<Reply> Preempt(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Task.FromResult(Ok(ExtenderPreemptionResult.Veto, ExtenderJson.Default.ExtenderPreemptionResult));

    private async Task AnswerAsync(HttpContext context, string verb, Func<ReadOnlyMemory<byte>, CancellationToken, Task<Reply>> answer)
    {
        long began = Stopwatch.GetTimestamp();
        Reply reply;
        byte[] buffer = [];
        try
        {
            (buffer, int length) = await ReadAsync(context.Request, context.RequestAborted);
            ReadOnlyMemory<byte> body = buffer.AsMemory(0, length);
            reply = verb == "preempt" ? await answer(body, context.RequestAborted)
                : readiness.NotListed is { } notListed ? Unavailable(notListed)
                : readiness.Stale is { } stale ? Stale(verb, stale)
                : await answer(body, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            reply = new Reply(exception.StatusCode, Encoding.UTF8.GetBytes($"{exception.Message}\n"));
        }
#pragma warning disable CA1031 // A bug of ours is told to the scheduler as an error and counted; an empty answer would mean that no node fits.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reply = new Reply(StatusCodes.Status500InternalServerError, Encoding.UTF8.GetBytes($"{WireText.Plain(exception.Message)}\n"));
        }
#pragma warning restore CA1031
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        context.Response.StatusCode = reply.Code;
        context.Response.ContentType = reply.Code == StatusCodes.Status200OK ? "application/json" : "text/plain; charset=utf-8";
        context.Response.ContentLength = reply.Body.Length;
        context.Response.Headers.Age = ((int)readiness.Age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        ExtenderMetrics.Answered(verb, reply.Code, Stopwatch.GetElapsedTime(began));
        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    /// <summary>The whole body in a borrowed buffer.</summary>
    private static async Task<(byte[] Buffer, int Length)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((request.ContentLength ?? 0) + 1, SmallestBuffer, LargestFirstBuffer));
        int length = 0;
        try
        {
            while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }

        return (buffer, length);
    }

    private static Reply Ok<T>(T value, JsonTypeInfo<T> type) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>The scheduler shows its user what stands in <c>Error</c>, and of another status only the code.</summary>
    private static Reply Stale(string verb, string problem) => verb switch
    {
        "filter" => Ok(new ExtenderFilterResult { Error = WireText.Plain(problem) }, ExtenderJson.Default.ExtenderFilterResult),
        "bind" => Ok(new ExtenderBindingResult(WireText.Plain(problem)), ExtenderJson.Default.ExtenderBindingResult),
        _ => Unavailable(problem),
    };

    private static Reply Unavailable(string problem) => new(StatusCodes.Status503ServiceUnavailable, Encoding.UTF8.GetBytes($"{problem}\n"));

    private static Reply Wrong(string problem) => new(StatusCodes.Status400BadRequest, Encoding.UTF8.GetBytes($"{problem}\n"));

    private sealed record Reply(int Code, byte[] Body);
}
