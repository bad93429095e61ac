using System.Net.Sockets;
using SpaceCloud.Planning;

namespace SpaceCloud.Link;

/// <summary>One contact while it is open: its listening sockets, its connections, its rates and what crossed.</summary>
internal sealed class OpenContact : IDisposable
{
    /// <summary>What is taken off a sender at once. It has not crossed yet, and is lost with the contact.</summary>
    private const int BufferBytes = 128 * 1024;

    private readonly LinkSettings _settings;
    private readonly TimeProvider _time;
    private readonly LinkEvents _events;
    private readonly ByteRate _up;
    private readonly ByteRate _down;

    public OpenContact(LinkContact contact, LinkSettings settings, TimeProvider time, LinkEvents events)
    {
        Contact = contact;
        _settings = settings;
        _time = time;
        _events = events;
        _up = new ByteRate(contact.UpBytesPerSecond * settings.Clock.Rate, time);
        _down = new ByteRate(contact.DownBytesPerSecond * settings.Clock.Rate, time);
        Counts = [.. settings.Forwards.Select(forward => new ForwardCount(forward.Port))];
    }

    public LinkContact Contact { get; }

    public IReadOnlyList<ForwardCount> Counts { get; }

    /// <summary>Serves until cancelled; then every socket is reset.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Socket> listeners = await ListenAsync(cancellationToken);
        try
        {
            await Task.WhenAll(listeners.Select((listener, at) => AcceptAsync(listener, _settings.Forwards[at], Counts[at], cancellationToken)));
        }
        finally
        {
            foreach (Socket listener in listeners)
            {
                listener.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _up.Dispose();
        _down.Dispose();
    }

    /// <summary>A port that is taken is tried again: whoever has it may be about to end.</summary>
    private async Task<IReadOnlyList<Socket>> ListenAsync(CancellationToken cancellationToken)
    {
        bool told = false;
        while (true)
        {
            try
            {
                return await NamespaceSockets.ListenAsync(_settings.NamespacePath, [.. _settings.Forwards.Select(forward => forward.Port)]);
            }
            catch (SocketException problem)
            {
                if (!told)
                {
                    _events.Problem("cannotListen", problem.Message);
                    told = true;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), _time, cancellationToken);
            }
        }
    }

    private async Task AcceptAsync(Socket listener, Forward forward, ForwardCount count, CancellationToken cancellationToken)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                Socket? onBoard = await TryAcceptAsync(listener, cancellationToken);
                if (onBoard is null)
                {
                    continue;
                }

                connections.RemoveAll(connection => connection.IsCompleted);
                connections.Add(ConnectAsync(onBoard, forward, count, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // Loss of signal. New connections are refused from here on.
            listener.Dispose();
        }

        await Task.WhenAll(connections);
    }

    /// <summary>Null when one could not be taken (it has gone already, or no file descriptor is free): the port stays open for the next.</summary>
    private async Task<Socket?> TryAcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.AcceptAsync(cancellationToken);
        }
        catch (SocketException problem)
        {
            _events.Problem("cannotAccept", problem.Message);
            await Task.Delay(TimeSpan.FromMilliseconds(100), _time, cancellationToken);
            return null;
        }
    }

    private async Task ConnectAsync(Socket onBoard, Forward forward, ForwardCount count, CancellationToken cancellationToken)
    {
        using Socket near = onBoard;
        using Socket ground = new(SocketType.Stream, ProtocolType.Tcp);

        // Closing with this option resets the connection: nothing that is still queued leaves after the contact.
        near.LingerState = new LingerOption(enable: true, seconds: 0);
        ground.LingerState = new LingerOption(enable: true, seconds: 0);
        near.NoDelay = ground.NoDelay = true;
        try
        {
            await ground.ConnectAsync(forward.TargetHost, forward.TargetPort, cancellationToken);
            count.AddConnection();
            using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAll(
                PumpAsync(near, ground, _down, count.AddDown, end),
                PumpAsync(ground, near, _up, count.AddUp, end));

            // Both sides have said all they had to say; let the last bytes arrive instead of resetting.
            near.LingerState = ground.LingerState = new LingerOption(enable: false, seconds: 0);
        }
        catch (SocketException problem) when (!ground.Connected)
        {
            _events.Problem("cannotConnect", $"{forward.TargetHost}:{forward.TargetPort}: {problem.Message}");
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side broke the connection, or the contact ended; both ends are reset on the way out.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, ByteRate rate, Action<long> count, CancellationTokenSource end)
    {
        try
        {
            await PumpAsync(from, to, rate, count, end.Token);
        }
        catch
        {
            // One direction broke: the other must not wait for bytes that nobody wants any more.
            await end.CancelAsync();
            throw;
        }
    }

    /// <summary>Moves one direction slice by slice; no slice starts at or after LOS.</summary>
    private async Task PumpAsync(Socket from, Socket to, ByteRate rate, Action<long> count, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Math.Max(BufferBytes, rate.SliceBytes)];
        int bytes;
        while ((bytes = await from.ReceiveAsync(buffer, cancellationToken)) > 0)
        {
            for (ReadOnlyMemory<byte> rest = buffer.AsMemory(0, bytes); !rest.IsEmpty;)
            {
                int slice = await rate.TakeAsync(rest.Length, cancellationToken);
                if (_settings.Clock.MissionUtc(_time.GetUtcNow()) >= Contact.LosUtc)
                {
                    throw new OperationCanceledException("loss of signal");
                }

                await SendAsync(to, rest[..slice], count, cancellationToken);
                rest = rest[slice..];
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> slice, Action<long> count, CancellationToken cancellationToken)
    {
        while (!slice.IsEmpty)
        {
            int crossed = await to.SendAsync(slice, cancellationToken);
            count(crossed);
            slice = slice[crossed..];
        }
    }
}
