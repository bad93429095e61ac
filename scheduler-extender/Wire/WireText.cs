namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>Text the scheduler can print: 1.20 passes an extender's error through a format, where a per cent sign is a verb.</summary>
internal static class WireText
{
    private const int MaxLength = 900;

    /// <summary>The text without per cent signs and short enough for an event.</summary>
    public static string Plain(string text)
    {
        string plain = text.Replace(" %", " percent", StringComparison.Ordinal).Replace("%", " percent", StringComparison.Ordinal);
        return plain.Length <= MaxLength ? plain : plain[..MaxLength] + "...";
    }
}
