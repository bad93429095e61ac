namespace SpaceCloud.Orbit.Formats;

/// <summary>Text of unknown origin on its way into names and messages.</summary>
internal static class VisibleText
{
    /// <summary>Names longer than this are none.</summary>
    public const int LongestName = 256;

    private const int LongestQuote = 40;
    private const int LongestComplaint = 160;

    /// <summary>A name without what a terminal would act on; null when nothing is left.</summary>
    public static string? Name(ReadOnlySpan<char> text)
    {
        string visible = Replaced(text.Trim()[..Math.Min(text.Trim().Length, LongestName)]).Trim();
        return visible.Length == 0 ? null : visible;
    }

    /// <summary>A short quotation.</summary>
    public static string Quote(ReadOnlySpan<char> text) => text.Length > LongestQuote ? Replaced(text[..LongestQuote]) + "..." : Replaced(text);

    /// <summary>What .NET's readers say of a text: their first sentence, the place of which stands elsewhere.</summary>
    public static string Complaint(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return Replaced(message.AsSpan(0, Math.Min(end < 0 ? message.Length : end, LongestComplaint)));
    }

    private static string Replaced(ReadOnlySpan<char> text) => string.Concat(text.ToString().Select(c => char.IsControl(c) ? '?' : c));
}
