using System.Diagnostics;
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
internal sealed class VerbEndpoints(FleetView view, FilterVerb filter, BindVerb bind)
{
    private readonly NodeLists lists = new();

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/filter", context => AnswerAsync(context, "filter", Filter));
        endpoints.MapPost("/prioritize", context => AnswerAsync(context, "prioritize", Prioritize));
        endpoints.MapPost("/bind", context => AnswerAsync(context, "bind", BindAsync));
        endpoints.MapPost("/preempt", context => AnswerAsync(context, "preempt", Preempt));
    }

    private Task<Reply> Filter(byte[] body, CancellationToken cancellationToken) => Task.FromResult(
        Asked(body, out AskedPod pod, out AskedNodes nodes) ?? new Reply(StatusCodes.Status200OK, filter.Filter(pod, nodes)));

    private Task<Reply> Prioritize(byte[] body, CancellationToken cancellationToken) => Task.FromResult(
        Asked(body, out AskedPod pod, out AskedNodes nodes) ?? new Reply(StatusCodes.Status200OK, filter.Prioritize(pod, nodes)));

    private async Task<Reply> BindAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (!ExtenderJson.TryRead(body, ExtenderJson.Default.ExtenderBindingArgs, out ExtenderBindingArgs? args, out string problem))
        {
            return Wrong(problem);
        }

        ExtenderBindingResult result = await bind.BindAsync(args!, cancellationToken);
        ExtenderMetrics.BindEnded(result.Error.Length == 0);
        return Ok(result, ExtenderJson.Default.ExtenderBindingResult);
    }

    private static Task<Reply> Preempt(byte[] body, CancellationToken cancellationToken) =>
        Task.FromResult(Ok(ExtenderPreemptionResult.Veto, ExtenderJson.Default.ExtenderPreemptionResult));

    private Reply? Asked(byte[] body, out AskedPod pod, out AskedNodes nodes)
    {
        (pod, nodes) = (null!, null!);
        try
        {
            AskedBody asked = AskedBody.Cut(body);
            if (AskedPod.Of(asked.Pod.Span) is not { } askedPod)
            {
                return Wrong("Pod is missing or is no pod");
            }

            if (AskedNodes.Of(asked, lists) is not { } askedNodes)
            {
                return Wrong("NodeNames or Nodes is needed");
            }

            (pod, nodes) = (askedPod, askedNodes);
            return null;
        }
        catch (JsonException exception)
        {
            return Wrong($"the body is not what the scheduler sends: {exception.Message}");
        }
    }

    private async Task AnswerAsync(HttpContext context, string verb, Func<byte[], CancellationToken, Task<Reply>> answer)
    {
        long began = Stopwatch.GetTimestamp();
        Reply reply;
        try
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            reply = view.HasSynced || verb == "preempt"
                ? await answer(body.ToArray(), context.RequestAborted)
                : new Reply(StatusCodes.Status503ServiceUnavailable, Encoding.UTF8.GetBytes("the fleet has not been listed yet\n"));
        }
        catch (BadHttpRequestException exception)
        {
            reply = new Reply(exception.StatusCode, Encoding.UTF8.GetBytes($"{exception.Message}\n"));
        }

        context.Response.StatusCode = reply.Code;
        context.Response.ContentType = reply.Code == StatusCodes.Status200OK ? "application/json" : "text/plain; charset=utf-8";
        context.Response.ContentLength = reply.Body.Length;
        ExtenderMetrics.Answered(verb, reply.Code, Stopwatch.GetElapsedTime(began));
        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private static Reply Ok<T>(T value, JsonTypeInfo<T> type) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(value, type));

    private static Reply Wrong(string problem) => new(StatusCodes.Status400BadRequest, Encoding.UTF8.GetBytes($"{problem}\n"));

    private sealed record Reply(int Code, byte[] Body);
}
