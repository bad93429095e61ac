using Spectre.Console;

namespace SpaceCloud.Cli.Output;

/// <summary>Where answers and errors go. Rich only on a terminal that wants it, otherwise plain ASCII.</summary>
internal sealed class Terminal(
    TextWriter text, Stream bytes, TextWriter error, bool isRich, TimeProvider time, Func<Stream>? input = null, bool showsProgress = false)
{
    /// <summary>The answer.</summary>
    public TextWriter Text { get; } = text;

    /// <summary>The same place, for content that is no text.</summary>
    public Stream Bytes { get; } = bytes;

    /// <summary>Notes and errors.</summary>
    public TextWriter Error { get; } = error;

    public TimeProvider Time { get; } = time;

    /// <summary>Somebody looks at <see cref="Error"/> while the command runs.</summary>
    public bool ShowsProgress { get; } = showsProgress;

    /// <summary>Opens standard input.</summary>
    public Stream OpenInput() => input is null ? Stream.Null : input();

    /// <summary>Standard output and error; plain when output is redirected, NO_COLOR is set or the terminal is dumb.</summary>
    public static Terminal OfThisProcess()
    {
        bool isRich = !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null);
        return new Terminal(
            Console.Out, Console.OpenStandardOutput(), Console.Error, isRich, TimeProvider.System, Console.OpenStandardInput, !Console.IsErrorRedirected);
    }

    /// <summary>Writes a table; the marked rows stand out where the terminal can show it.</summary>
    public async Task WriteTableAsync(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, Func<int, bool> isMarked)
    {
        if (!isRich)
        {
            await Text.WriteAsync(PlainTable.Format(headers, rows));
            return;
        }

        Table table = new Table().RoundedBorder().BorderColor(Color.Grey);
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        }

        for (int i = 0; i < rows.Count; i++)
        {
            Style style = isMarked(i) ? new Style(Color.Green) : Style.Plain;
            table.AddRow(rows[i].Select(cell => new Text(cell, style)));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Text) }).Write(table);
    }
}
