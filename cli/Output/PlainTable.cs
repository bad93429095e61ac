using System.Text;

namespace SpaceCloud.Cli.Output;

/// <summary>A table as kubectl prints it: columns padded with blanks, nothing wrapped, nothing but the text itself.</summary>
internal static class PlainTable
{
    private const int Gap = 3;

    public static string Format(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. headers.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max() + Gap)];
        StringBuilder text = new();
        foreach (IReadOnlyList<string> row in rows.Prepend(headers))
        {
            text.Append(string.Concat(row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
