using System.Net.Sockets;

namespace SpaceCloud.Kubernetes;

/// <summary>The exceptions of <see cref="HttpClient"/> that mean that a connection could not be made or broke.</summary>
internal static class BrokenConnection
{
    /// <summary>
    /// A bare SocketException comes out when the peer resets a connection in the moment it is made: the handler then asks the socket for
    /// its remote end, and wraps nothing.
    /// </summary>
    internal static bool Is(Exception exception) => exception is HttpRequestException or IOException or SocketException;
}
