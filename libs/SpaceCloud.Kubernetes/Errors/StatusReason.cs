namespace SpaceCloud.Kubernetes;

/// <summary>The reasons of <see cref="Models.V1Status"/> this library acts on, as they stand on the wire.</summary>
public static class StatusReason
{
    public const string NotFound = "NotFound";
    public const string AlreadyExists = "AlreadyExists";
    public const string Conflict = "Conflict";
    public const string Gone = "Gone";
    public const string Expired = "Expired";
    public const string Forbidden = "Forbidden";
    public const string Unauthorized = "Unauthorized";
    public const string Invalid = "Invalid";
    public const string TooManyRequests = "TooManyRequests";

    /// <summary>Ours: no answer came (connection refused or broken, TLS refused, time ran out).</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>Ours: an answer came that is none (not JSON, not the kind asked for, too long).</summary>
    public const string UnreadableAnswer = "UnreadableAnswer";
}
