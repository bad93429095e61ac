namespace SpaceCloud.Link;

/// <summary>What crossed one forward, counted where it was handed to the other side.</summary>
internal sealed class ForwardCount(int port)
{
    private long _upBytes;
    private long _downBytes;
    private long _connections;

    public int Port { get; } = port;

    public long UpBytes => Interlocked.Read(ref _upBytes);

    public long DownBytes => Interlocked.Read(ref _downBytes);

    public long Connections => Interlocked.Read(ref _connections);

    public void AddUp(long bytes) => Interlocked.Add(ref _upBytes, bytes);

    public void AddDown(long bytes) => Interlocked.Add(ref _downBytes, bytes);

    public void AddConnection() => Interlocked.Increment(ref _connections);

    public void Add(ForwardCount other)
    {
        AddUp(other.UpBytes);
        AddDown(other.DownBytes);
        Interlocked.Add(ref _connections, other.Connections);
    }
}
