namespace SpaceCloud.Orbit;

/// <summary>Two-digit years: 57-99 are 1957-1999, 00-56 are 2000-2056.</summary>
internal static class TleYear
{
    public const int First = 1957;
    public const int Last = 2056;

    public static int Full(int twoDigits) => twoDigits >= 57 ? 1900 + twoDigits : 2000 + twoDigits;

    public static bool Fits(int year) => year is >= First and <= Last;
}
