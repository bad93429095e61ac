using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes;

/// <summary>The API server refused, or did not answer; <see cref="Status"/> says why.</summary>
public sealed class KubernetesException : Exception
{
    public KubernetesException(V1Status status, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(status.Message ?? status.Reason ?? "The API server refused.", inner)
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The server's own words; for <see cref="IsUnreachable"/> ours, with code 0.</summary>
    public V1Status Status { get; }

    /// <summary>How long the server asked us to wait; null when it said nothing.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>404: there is no such object (or kind).</summary>
    public bool IsNotFound => Is(404, StatusReason.NotFound);

    /// <summary>409 on create: the name is taken.</summary>
    public bool IsAlreadyExists => Status.Reason == StatusReason.AlreadyExists;

    /// <summary>409: somebody wrote in between, a precondition failed, or another field manager owns a field.</summary>
    public bool IsConflict => Status.Reason == StatusReason.Conflict || (Status is { Code: 409, Reason: null });

    /// <summary>410: the version or page asked for is gone; list again.</summary>
    public bool IsGone => Is(410, StatusReason.Gone) || Status.Reason == StatusReason.Expired;

    /// <summary>403: our identity may not do that.</summary>
    public bool IsForbidden => Is(403, StatusReason.Forbidden);

    /// <summary>401: our identity was not accepted.</summary>
    public bool IsUnauthorized => Is(401, StatusReason.Unauthorized);

    /// <summary>422: the object breaks a rule of its kind; <see cref="V1StatusDetails.Causes"/> names the fields.</summary>
    public bool IsInvalid => Is(422, StatusReason.Invalid);

    /// <summary>429, or the answer of an overloaded server.</summary>
    public bool IsTooManyRequests => Is(429, StatusReason.TooManyRequests);

    /// <summary>No answer came: connection refused or broken, TLS refused, time ran out.</summary>
    public bool IsUnreachable => Status.Reason == StatusReason.Unreachable;

    internal static KubernetesException Unreachable(string message, Exception inner) =>
        new(new V1Status { Status = "Failure", Reason = StatusReason.Unreachable, Code = 0, Message = message }, null, inner);

    internal static KubernetesException Unreadable(string message, Exception? inner = null) =>
        new(new V1Status { Status = "Failure", Reason = StatusReason.UnreadableAnswer, Code = 0, Message = message }, null, inner);

    private bool Is(int code, string reason) => Status.Code == code || Status.Reason == reason;
}
