using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SpaceCloud.Planning;

/// <summary>
/// The mission clock: one moment named on the real and on the mission time line, and how many mission seconds pass in one
/// real second. Fixed once per installation and handed to every program, so that all of them agree on mission time without
/// talking to each other. Orbits, contacts, batteries and agents live on mission time; leases, time-outs and back-off do not.
/// Knows no clock itself: the real time of now is always a parameter.
/// </summary>
public sealed record MissionClock
{
    /// <summary>The highest rate accepted: a ten-second back-off is then almost three mission hours.</summary>
    public const double MaxRate = 1000;

    private const string Form = "REAL_UTC,MISSION_UTC,RATE, for example 2026-11-20T10:00:00Z,2026-03-01T06:00:00Z,60";

    /// <param name="realStartUtc">A moment of real time.</param>
    /// <param name="missionStartUtc">The mission time at that moment.</param>
    /// <param name="rate">Mission seconds per real second, above 0 and at most <see cref="MaxRate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its bounds.</exception>
    public MissionClock(DateTimeOffset realStartUtc, DateTimeOffset missionStartUtc, double rate)
    {
        if (!IsRate(rate))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"The rate must be above 0 and at most {MaxRate}.");
        }

        RealStartUtc = realStartUtc.ToUniversalTime();
        MissionStartUtc = missionStartUtc.ToUniversalTime();
        Rate = rate;
    }

    /// <summary>Mission time equals real time.</summary>
    public static MissionClock RealTime { get; } = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);

    /// <summary>The moment of real time at which mission time was <see cref="MissionStartUtc"/>.</summary>
    public DateTimeOffset RealStartUtc { get; }

    /// <summary>The mission time at <see cref="RealStartUtc"/>.</summary>
    public DateTimeOffset MissionStartUtc { get; }

    /// <summary>Mission seconds per real second.</summary>
    public double Rate { get; }

    /// <summary>The mission time at a moment of real time, kept inside what a date can say.</summary>
    public DateTimeOffset MissionUtc(DateTimeOffset realUtc) => Shift(MissionStartUtc, (realUtc - RealStartUtc).Ticks * (decimal)Rate);

    /// <summary>The real time at a moment of mission time, kept inside what a date can say.</summary>
    public DateTimeOffset RealUtc(DateTimeOffset missionUtc) => Shift(RealStartUtc, (missionUtc - MissionStartUtc).Ticks / (decimal)Rate);

    /// <summary>How long a span of mission time takes in real time, for timers.</summary>
    public TimeSpan RealTimeSpan(TimeSpan missionSpan) => Span(missionSpan.Ticks / (decimal)Rate);

    /// <summary>How much mission time passes in a span of real time.</summary>
    public TimeSpan MissionTimeSpan(TimeSpan realSpan) => Span(realSpan.Ticks * (decimal)Rate);

    /// <summary>Reads <c>REAL_UTC,MISSION_UTC,RATE</c>.</summary>
    /// <exception cref="FormatException">The text is no mission clock; the message says what was expected.</exception>
    public static MissionClock Parse(string text) => TryParse(text, out MissionClock? clock, out string? error) ? clock : throw new FormatException(error);

    /// <summary>Reads <c>REAL_UTC,MISSION_UTC,RATE</c>; <paramref name="error"/> names the wrong part, its value and what is expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MissionClock? clock, [NotNullWhen(false)] out string? error)
    {
        clock = null;
        string[] parts = text?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (parts.Length != 3)
        {
            error = $"mission clock \"{text}\" has {parts.Length} parts separated by commas, expected 3: {Form}";
            return false;
        }

        if (!TryParseUtc(parts[0], out DateTimeOffset real))
        {
            error = $"mission clock: real time \"{parts[0]}\" is not an RFC 3339 time in UTC; expected {Form}";
            return false;
        }

        if (!TryParseUtc(parts[1], out DateTimeOffset mission))
        {
            error = $"mission clock: mission time \"{parts[1]}\" is not an RFC 3339 time in UTC; expected {Form}";
            return false;
        }

        if (!double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) || !IsRate(rate))
        {
            error = $"mission clock: rate \"{parts[2]}\" must be a number above 0 and at most {MaxRate}; expected {Form}";
            return false;
        }

        error = null;
        clock = new MissionClock(real, mission, rate);
        return true;
    }

    /// <summary>The text that <see cref="Parse"/> reads back to an equal clock.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text(RealStartUtc)},{Text(MissionStartUtc)},{Rate:R}");

    private static bool IsRate(double rate) => rate is > 1e-6 and <= MaxRate;

    private static string Text(DateTimeOffset utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryParseUtc(string text, out DateTimeOffset utc) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out utc)
        && (text.EndsWith('Z') || text.EndsWith("+00:00", StringComparison.Ordinal));

    private static DateTimeOffset Shift(DateTimeOffset from, decimal ticks)
    {
        decimal at = Math.Clamp(from.Ticks + ticks, 0, DateTimeOffset.MaxValue.Ticks);
        return new DateTimeOffset((long)decimal.Round(at), TimeSpan.Zero);
    }

    private static TimeSpan Span(decimal ticks) => new((long)decimal.Round(Math.Clamp(ticks, long.MinValue, long.MaxValue)));
}
