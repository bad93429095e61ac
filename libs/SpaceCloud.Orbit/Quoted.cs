namespace SpaceCloud.Orbit;

/// <summary>Text of unknown origin on its way into a message: short, and without anything a terminal would act on.</summary>
internal static class Quoted
{
    private const int Longest = 40;

    public static string Text(string text)
    {
        string visible = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return text.Length > Longest ? visible + "..." : visible;
    }
}
