using System.Net;
using System.Text;
using System.Text.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>Makes an exception of a refusal, whatever stood before the server answered (a proxy may answer in HTML).</summary>
internal static class StatusReader
{
    private const int MaxTextCharacters = 300;

    public static KubernetesException ToException(HttpStatusCode code, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        V1Status status = Parse(body) ?? new V1Status { Status = "Failure", Message = Describe(code, body), Reason = Reason(code) };
        status.Code ??= (int)code;
        TimeSpan? told = retryAfter ?? (status.Details?.RetryAfterSeconds is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null);
        return new KubernetesException(status, told);
    }

    private static V1Status? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            V1Status status = KubernetesJson.Deserialize<V1Status>(body);
            return status.Kind == "Status" ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Reason(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Unauthorized => StatusReason.Unauthorized,
        HttpStatusCode.Forbidden => StatusReason.Forbidden,
        HttpStatusCode.NotFound => StatusReason.NotFound,
        HttpStatusCode.Gone => StatusReason.Gone,
        HttpStatusCode.TooManyRequests => StatusReason.TooManyRequests,
        _ => null,
    };

    private static string Describe(HttpStatusCode code, ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxTextCharacters)]).Trim();
        return $"The server answered {(int)code} {code}{(text.Length > 0 ? $": {text}" : "")}";
    }
}
