namespace SpaceCloud.Content;

/// <summary>Turns between processes: whoever has the file open exclusively has the turn, and a killed process gives it back.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<FileStream> TakeAsync(string path, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } turn)
            {
                return turn;
            }

            if (TimeProvider.System.GetElapsedTime(started) > maxWait)
            {
                throw new ContentException(
                    ContentError.Busy, $"another process has held it for {maxWait.TotalSeconds:0} s", path, "Try again when it is done");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}
