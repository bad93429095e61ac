namespace SpaceCloud.Orbit.Formats;

/// <summary>
/// Reads a file of two-line sets, each with or without a line for its name before it (with or without "0 " in front). Blank lines
/// and lines that begin with # are passed over.
/// </summary>
internal sealed class TleFileReader
{
    /// <summary>What begins with "1 " or "2 " and is at least as long is no name.</summary>
    private const int ShortestLine = 50;

    /// <summary>What is longer is no name; of a line of megabytes this much is kept.</summary>
    private const int LongestName = 1024;

    private readonly ElementCollector collector = new(ElementFormat.Tle);
    private Held? name;
    private Held? first;
    private bool amongStrayLines;

    private TleFileReader()
    {
    }

    public static ElementFile Read(string text)
    {
        TleFileReader reader = new();
        NumberedLines lines = new(text);
        while (!reader.collector.IsFull && lines.MoveNext())
        {
            ReadOnlySpan<char> line = lines.Current.TrimEnd(" \t");
            if (!line.IsEmpty && line[0] != '#')
            {
                reader.Take(lines.Current, lines.Number);
            }
        }

        reader.FirstWithoutSecond();
        reader.NameWithoutSet();
        return reader.collector.ToFile();
    }

    private void Take(ReadOnlySpan<char> line, int number)
    {
        char kind = KindOf(line);
        switch (kind)
        {
            case '1':
                FirstWithoutSecond();
                first = new Held(line.ToString(), number);
                break;
            case '2' when first is { } line1:
                Add(line1, new Held(line.ToString(), number));
                break;
            case '2':
                Fail(number, "line 1", line, "a line 1 before this line 2", NameText());
                name = null;
                break;
            default:
                FirstWithoutSecond();
                NameWithoutSet();
                name = new Held(line[..Math.Min(line.Length, LongestName)].ToString(), number);
                break;
        }

        amongStrayLines &= kind == 'n';
    }

    private void Add(Held line1, Held line2)
    {
        string? called = NameText();
        TleResult result = Tle.Parse(line1.Text, line2.Text, called);
        if (result.Ok)
        {
            collector.Add(result.Tle.Set, name?.Number ?? line1.Number, result.Tle.Warnings);
        }
        else
        {
            collector.Add(new ElementFileError
            {
                Reason = result.Error.Reason,
                Line = result.Error.Line == 1 ? line1.Number : line2.Number,
                Column = result.Error.Column,
                Object = called ?? NumberText(line1.Text),
                Field = result.Error.Field,
                Found = result.Error.Found,
                Expected = result.Error.Expected,
            });
        }

        (name, first) = (null, null);
    }

    private void FirstWithoutSecond()
    {
        if (first is { } line1)
        {
            Fail(line1.Number, "line 2", line1.Text, "a line 2 after this line 1", NameText() ?? NumberText(line1.Text));
            (name, first) = (null, null);
        }
    }

    /// <summary>Of several lines that are no elements only the first is told of: a text of another kind is one error, not thousands.</summary>
    private void NameWithoutSet()
    {
        if (name is not { } held)
        {
            return;
        }

        if (!amongStrayLines)
        {
            Fail(held.Number, "lines 1 and 2", held.Text, "the two lines of an element set after a name", null);
        }

        name = null;
        amongStrayLines = true;
    }

    private void Fail(int line, string field, ReadOnlySpan<char> found, string expected, string? called) => collector.Add(new ElementFileError
    {
        Reason = ElementReason.Missing,
        Line = line,
        Object = called,
        Field = field,
        Found = VisibleText.Quote(found),
        Expected = expected,
    });

    private string? NameText()
    {
        ReadOnlySpan<char> text = name is { } held ? held.Text.AsSpan().Trim() : "";
        return VisibleText.Name(text is "0" ? "" : text.StartsWith("0 ", StringComparison.Ordinal) ? text[2..] : text);
    }

    private static string? NumberText(string line1) => line1.Length > 7 ? VisibleText.Name(line1.AsSpan(2, 5)) : null;

    /// <summary>'1', '2', or 'n' for a name. Names may begin with "1 " too; a cut line is known by its catalogue number.</summary>
    private static char KindOf(ReadOnlySpan<char> line) => line is ['1' or '2', ' ', ..]
        && (line.Length >= ShortestLine || (line.Length >= 7 && char.IsAsciiDigit(line[3]) && char.IsAsciiDigit(line[6])))
        ? line[0]
        : 'n';

    private readonly record struct Held(string Text, int Number);
}
