namespace SpaceCloud.Content;

/// <summary>Text from outside as it may stand in a message: short, and without control characters.</summary>
internal static class Excerpt
{
    private const int MaxCharacters = 200;

    public static string Of(string text)
    {
        string start = text.Length > MaxCharacters ? text[..MaxCharacters] + "..." : text;
        return string.Concat(start.Select(character => char.IsControl(character) ? '?' : character));
    }
}
