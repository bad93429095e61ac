using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.Tests;

public sealed class ProgressNoteTests
{
    [Fact]
    public void SomebodyWhoWaitsIsToldHowFarItIsAndTheLineIsTakenAway()
    {
        ManualTimer time = new();
        using StringWriter error = new();
        using (ProgressNote note = new(Shown(error, time, looks: true), "satellites", 10_000))
        {
            Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5)), (time.DueTime, time.Period));
            note.Add(512);
            time.Fire();
            Assert.Equal("\r512 of 10000 satellites, 0 s", error.ToString());
        }

        Assert.EndsWith($"\r{new string(' ', 28)}\r", error.ToString(), StringComparison.Ordinal);
        time.Fire();
        Assert.EndsWith("\r", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsSaidWhereNobodyLooks()
    {
        ManualTimer time = new();
        using StringWriter error = new();
        using (ProgressNote note = new(Shown(error, time, looks: false), "satellites", 10))
        {
            note.Add(5);
            time.Fire();
        }

        Assert.Empty(error.ToString());
    }

    private static Terminal Shown(TextWriter error, TimeProvider time, bool looks) => new(TextWriter.Null, Stream.Null, error, isRich: false, time, showsProgress: looks);

    /// <summary>A clock that stands still, and one timer that fires when told to.</summary>
    private sealed class ManualTimer : TimeProvider, ITimer
    {
        private TimerCallback? callback;

        public TimeSpan DueTime { get; private set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback?.Invoke(null);

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (this.callback, DueTime, Period) = (callback, dueTime, period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
