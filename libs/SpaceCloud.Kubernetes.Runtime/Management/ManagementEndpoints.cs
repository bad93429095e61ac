using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>The endpoints every program has.</summary>
public static class ManagementEndpoints
{
    /// <summary>Adds <c>/healthz</c> (is the process alive), <c>/readyz</c> (may it be asked) and <c>/metrics</c>.</summary>
    public static void MapManagement(this IEndpointRouteBuilder endpoints, HealthChecks live, HealthChecks ready, MetricsCollector metrics)
    {
        endpoints.MapGet("/healthz", context => AnswerAsync(context, live));
        endpoints.MapGet("/readyz", context => AnswerAsync(context, ready));
        endpoints.MapGet("/metrics", context => WriteAsync(context, StatusCodes.Status200OK, PrometheusText.ContentType, metrics.Render()));
    }

    private static async Task AnswerAsync(HttpContext context, HealthChecks checks)
    {
        HealthReport report = await checks.RunAsync(context.RequestAborted);
        int code = report.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        await WriteAsync(context, code, "text/plain; charset=utf-8", report.Text);
    }

    private static Task WriteAsync(HttpContext context, int code, string contentType, string text)
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
