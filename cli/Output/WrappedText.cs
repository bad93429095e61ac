namespace SpaceCloud.Cli.Output;

/// <summary>Text in lines of a bearable length, later lines under the first word.</summary>
internal static class WrappedText
{
    /// <summary>Longer lines are broken at blanks; a single longer word stays whole.</summary>
    public const int Columns = 100;

    /// <summary>The lines of a text behind a head.</summary>
    /// <param name="head">Stands before the first line; later ones are indented by as much.</param>
    /// <param name="text">What to break.</param>
    public static IEnumerable<string> Lines(string head, string text)
    {
        string line = head;
        bool isFresh = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFresh && line.Length + 1 + word.Length > Columns)
            {
                yield return line;
                (line, isFresh) = (new string(' ', head.Length), true);
            }

            line += isFresh ? word : $" {word}";
            isFresh = false;
        }

        yield return line.TrimEnd();
    }
}
