using System.Globalization;

namespace SpaceCloud.Cli.Output;

/// <summary>
/// Says on standard error how far a computation is, from the second second on, where somebody looks; takes the line away at the end.
/// </summary>
internal sealed class ProgressNote : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5);

    private readonly Lock turn = new();
    private readonly TextWriter error;
    private readonly string what;
    private readonly int total;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly ITimer? timer;
    private int done;
    private int width;
    private bool ended;

    /// <param name="terminal">Where to say it.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="total">How many there are.</param>
    public ProgressNote(Terminal terminal, string what, int total)
    {
        error = terminal.Error;
        this.what = what;
        this.total = total;
        time = terminal.Time;
        started = time.GetTimestamp();
        timer = terminal.ShowsProgress ? time.CreateTimer(_ => Say(), null, Patience, Pace) : null;
    }

    /// <summary>So many more are done.</summary>
    public void Add(int count) => Interlocked.Add(ref done, count);

    public void Dispose()
    {
        timer?.Dispose();
        lock (turn)
        {
            ended = true;
            if (width > 0)
            {
                error.Write($"\r{new string(' ', width)}\r");
            }
        }
    }

    private void Say()
    {
        lock (turn)
        {
            if (ended)
            {
                return;
            }

            string text = string.Create(CultureInfo.InvariantCulture, $"{Volatile.Read(ref done)} of {total} {what}, {time.GetElapsedTime(started).TotalSeconds:0} s");
            error.Write($"\r{text.PadRight(width)}");
            width = Math.Max(width, text.Length);
        }
    }
}
