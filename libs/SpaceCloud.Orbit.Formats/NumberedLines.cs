namespace SpaceCloud.Orbit.Formats;

/// <summary>The lines of a text with their numbers from 1, whatever ends them (LF, CRLF, CR); nothing is copied.</summary>
internal ref struct NumberedLines(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;
    private bool ended = text.IsEmpty;

    public ReadOnlySpan<char> Current { get; private set; }

    public int Number { get; private set; }

    public bool MoveNext()
    {
        if (ended)
        {
            return false;
        }

        int end = rest.IndexOfAny('\r', '\n');
        Current = end < 0 ? rest : rest[..end];
        Number++;
        if (end < 0)
        {
            ended = true;
            return true;
        }

        rest = rest[(end + (rest[end..] is ['\r', '\n', ..] ? 2 : 1))..];
        ended = rest.IsEmpty;
        return true;
    }
}
