using System.Buffers;

namespace SpaceCloud.Orbit.Formats;

/// <summary>Tells the form of a text by how it begins.</summary>
internal static class ElementFormats
{
    private static readonly SearchValues<char> KeywordLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>The form; a TLE where it looks like nothing else.</summary>
    public static ElementFormat Detect(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> start = text.TrimStart();
        if (start is ['{', ..] && start[1..].TrimStart() is [] or ['"' or '}', ..])
        {
            return ElementFormat.OmmJson;
        }

        if (start is ['[', ..] && start[1..].TrimStart() is [] or ['{' or '[' or ']' or '"', ..])
        {
            return ElementFormat.OmmJson;
        }

        if (start is ['<', '?' or '!' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..])
        {
            return ElementFormat.OmmXml;
        }

        int end = start.IndexOfAny('\r', '\n');
        ReadOnlySpan<char> line = end < 0 ? start : start[..end];
        return IsTableHead(line) ? ElementFormat.OmmCsv
            : IsKeyword(line) ? ElementFormat.OmmKvn
            : ElementFormat.Tle;
    }

    /// <summary>One of the keywords that every OMM has, among commas.</summary>
    private static bool IsTableHead(ReadOnlySpan<char> line) =>
        line.Contains(',') && (line.Contains("MEAN_MOTION", StringComparison.Ordinal) || line.Contains("NORAD_CAT_ID", StringComparison.Ordinal));

    private static bool IsKeyword(ReadOnlySpan<char> line)
    {
        int equals = line.IndexOf('=');
        ReadOnlySpan<char> keyword = equals < 0 ? line : line[..equals].TrimEnd();
        return equals < 0
            ? keyword.StartsWith("COMMENT ", StringComparison.Ordinal)
            : !keyword.IsEmpty && !keyword.ContainsAnyExcept(KeywordLetters);
    }
}
