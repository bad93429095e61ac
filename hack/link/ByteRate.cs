namespace SpaceCloud.Link;

/// <summary>
/// A token bucket: so many bytes a second of real time, and never more than the rate times the time since it was made. Whoever asks
/// waits in a row, one slice each, so a bulk transfer delays a small request by one slice and no more.
/// </summary>
internal sealed class ByteRate : IDisposable
{
    /// <summary>Bytes that idle time may save up, as time. Bridges the coarse timers of a busy machine.</summary>
    private static readonly TimeSpan Saving = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(10);
    private const int MinSliceBytes = 1024;
    private const int MaxSliceBytes = 64 * 1024;

    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _row = new(1);
    private readonly double _bytesPerSecond;
    private readonly double _capacityBytes;
    private double _tokens;
    private long _filledAt;

    public ByteRate(double bytesPerSecond, TimeProvider time)
    {
        _time = time;
        _bytesPerSecond = bytesPerSecond;
        SliceBytes = (int)Math.Clamp(bytesPerSecond * SliceLength.TotalSeconds, MinSliceBytes, MaxSliceBytes);
        _capacityBytes = Math.Max(SliceBytes, bytesPerSecond * Saving.TotalSeconds);
        _filledAt = time.GetTimestamp();
    }

    /// <summary>What one turn is worth while others wait in time.</summary>
    public int SliceBytes { get; }

    /// <summary>Waits until some of the bytes may cross: one slice, or more where a late timer has left more.</summary>
    /// <returns>How many may cross now, at least 1.</returns>
    public async Task<int> TakeAsync(int wantedBytes, CancellationToken cancellationToken)
    {
        int bytes = Math.Min(wantedBytes, SliceBytes);
        await _row.WaitAsync(cancellationToken);
        try
        {
            Fill();
            while (_tokens < bytes)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(3600, (bytes - _tokens) / _bytesPerSecond)), _time, cancellationToken);
                Fill();
            }

            int granted = (int)Math.Min(wantedBytes, _tokens);
            _tokens -= granted;
            return granted;
        }
        finally
        {
            _row.Release();
        }
    }

    public void Dispose() => _row.Dispose();

    private void Fill()
    {
        long now = _time.GetTimestamp();
        _tokens = Math.Min(_capacityBytes, _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _bytesPerSecond));
        _filledAt = now;
    }
}
