using System.Text;

namespace SpaceCloud.Orbit.Formats;

/// <summary>
/// The rows of a comma-separated text; cells may stand in quotes, a quote within them is doubled. Cells beyond
/// <see cref="MaxColumns"/> are dropped, all but one, so that they are noticed.
/// </summary>
internal sealed class CsvRows(string text)
{
    public const int MaxColumns = 500;

    private int position;
    private int lines = 1;

    /// <summary>The cells of the row.</summary>
    public List<string> Current { get; } = [];

    /// <summary>Line on which the row begins.</summary>
    public int Line { get; private set; }

    public bool MoveNext()
    {
        if (position >= text.Length)
        {
            return false;
        }

        Line = lines;
        Current.Clear();
        do
        {
            string cell = text.AsSpan(position) is ['"', ..] ? Quoted() : Plain().ToString();
            if (Current.Count <= MaxColumns)
            {
                Current.Add(cell);
            }
        }
        while (position < text.Length && text[position++] == ',');

        // What ended the row was LF, CR, or the first half of CRLF.
        if (text[position - 1] == '\r' && text.AsSpan(position) is ['\n', ..])
        {
            position++;
        }

        lines++;
        return true;
    }

    private ReadOnlySpan<char> Plain()
    {
        ReadOnlySpan<char> rest = text.AsSpan(position);
        int length = rest.IndexOfAny(',', '\r', '\n');
        ReadOnlySpan<char> cell = length < 0 ? rest : rest[..length];
        position += cell.Length;
        return cell;
    }

    private string Quoted()
    {
        StringBuilder cell = new();
        position++;
        while (position < text.Length)
        {
            char c = text[position++];
            if (c == '"')
            {
                if (text.AsSpan(position) is not ['"', ..])
                {
                    break;
                }

                position++;
            }

            lines += c == '\n' ? 1 : 0;
            cell.Append(c);
        }

        return cell.Append(Plain()).ToString();
    }
}
