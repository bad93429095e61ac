namespace SpaceCloud.EdgeAgent.Cri;

/// <summary>A call that the runtime did not answer with OK; also when it could not be reached (Unavailable) or in time.</summary>
internal sealed class GrpcException(GrpcCode code, string method, string detail, Exception? cause = null)
    : Exception($"{method}: {code}: {detail}", cause)
{
    public GrpcCode Code { get; } = code;

    public string Detail { get; } = detail;

    /// <summary>Nobody listens, or the runtime is stuck: try again later, nothing is known about the call's effect.</summary>
    public bool IsUnreachable => Code is GrpcCode.Unavailable or GrpcCode.DeadlineExceeded;
}
