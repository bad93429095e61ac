using System.Net;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>The gateway answered, and the answer is no.</summary>
internal sealed class GatewayException(string call, HttpStatusCode status, string detail)
    : Exception($"{call}: HTTP {(int)status} {detail}")
{
    public HttpStatusCode Status { get; } = status;
}
