using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SpaceCloud.Lab.Cluster;

/// <summary>
/// Picks free loopback ports below the range the kernel hands to outgoing connections, at random so that several labs at once
/// rarely meet. Another program can still take one before ours listens: whoever starts a server tries again with new ones.
/// </summary>
internal static class LoopbackPorts
{
    private const int First = 20000;
    private const int PastLast = 32000;

    internal static int Pick()
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            int port = RandomNumberGenerator.GetInt32(First, PastLast);
            using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // In use: the next one.
            }
        }

        throw new LabException($"no free loopback port was found between {First} and {PastLast - 1} in 200 tries");
    }
}
