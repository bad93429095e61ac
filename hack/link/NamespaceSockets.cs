using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SpaceCloud.Link;

/// <summary>
/// Opens listening sockets inside another network namespace. A socket belongs for good to the namespace of the thread that made it,
/// so one thread enters the namespace (setns(2)), makes the sockets and ends; no other thread ever leaves ours.
/// </summary>
internal static partial class NamespaceSockets
{
    private const int NetworkNamespaceType = 0x40000000;
    private const int Backlog = 64;

    /// <param name="namespacePath">For example /run/netns/NAME; null is our own namespace.</param>
    /// <param name="ports">Ports of 127.0.0.1.</param>
    /// <exception cref="LinkException">The namespace cannot be entered.</exception>
    /// <exception cref="SocketException">A port is taken.</exception>
    public static Task<IReadOnlyList<Socket>> ListenAsync(string? namespacePath, IReadOnlyList<int> ports)
    {
        if (namespacePath is null)
        {
            return Task.FromResult<IReadOnlyList<Socket>>(Listen(ports));
        }

        TaskCompletionSource<IReadOnlyList<Socket>> made = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                Enter(namespacePath);
                made.SetResult(Listen(ports));
            }
            catch (Exception problem) when (problem is LinkException or SocketException or IOException or UnauthorizedAccessException)
            {
                made.SetException(problem);
            }
        })
        {
            IsBackground = true,
            Name = "network namespace",
        };
        thread.Start();
        return made.Task;
    }

    private static List<Socket> Listen(IReadOnlyList<int> ports)
    {
        List<Socket> sockets = [];
        try
        {
            foreach (int port in ports)
            {
                Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                socket.Listen(Backlog);
            }

            return sockets;
        }
        catch (SocketException)
        {
            sockets.ForEach(socket => socket.Dispose());
            throw;
        }
    }

    private static void Enter(string namespacePath)
    {
        using SafeFileHandle handle = File.OpenHandle(namespacePath);
        if (SetNamespace(handle, NetworkNamespaceType) != 0)
        {
            throw new LinkException(
                LinkException.Failed, $"cannot enter the network namespace {namespacePath}: {Marshal.GetLastPInvokeErrorMessage()} (root is needed)");
        }
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle handle, int type);
}
