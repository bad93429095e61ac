using System.Globalization;
using System.Text;

namespace SpaceCloud.Orbit.Formats;

/// <summary>One thing that could not be read, exactly enough to find and correct it.</summary>
public sealed record ElementFileError
{
    /// <summary>One word for machines.</summary>
    public required ElementReason Reason { get; init; }

    /// <summary>Line of the text, counted from 1; null where lines say nothing.</summary>
    public int? Line { get; init; }

    /// <summary>Column of the line, counted from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Which object of the text, counted from 1; null in a TLE.</summary>
    public int? Index { get; init; }

    /// <summary>The object's name or catalogue number, where it could be read.</summary>
    public string? Object { get; init; }

    /// <summary>The field's name.</summary>
    public required string Field { get; init; }

    /// <summary>What stands there, shortened where long; null when nothing does.</summary>
    public string? Found { get; init; }

    /// <summary>What should.</summary>
    public required string Expected { get; init; }

    /// <summary>One sentence for people.</summary>
    public string Message
    {
        get
        {
            List<string> place = [];
            Add(Line, "line");
            Add(Column, "column");
            Add(Index, "object");
            StringBuilder text = new(string.Join(", ", place));
            if (Object is not null)
            {
                text.Append(text.Length == 0 ? Object : $" ({Object})");
            }

            text.Append(text.Length == 0 ? "" : ", ").Append(Field).Append(": found ").Append(Found is null ? "nothing" : $"\"{Found}\"");
            return text.Append(", expected ").Append(Expected).ToString();

            void Add(int? number, string what)
            {
                if (number is int counted)
                {
                    place.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {counted}"));
                }
            }
        }
    }

    internal static ElementFileError TooLarge(int limit) => new()
    {
        Reason = ElementReason.OutOfRange,
        Field = "size",
        Found = "more",
        Expected = string.Create(CultureInfo.InvariantCulture, $"at most {limit >> 20} MiB of text; split it"),
    };

    /// <inheritdoc/>
    public override string ToString() => Message;
}
