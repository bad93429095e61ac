using System.Globalization;

namespace SpaceCloud.Planning;

/// <summary>Builds the sentences. Figures are rounded towards what they say, so that no message reads "65.0 % &lt; 65 %".</summary>
internal static class Blockers
{
    public static Blocker Plain(string reason, string message) => new() { Reason = reason, Message = message };

    public static Blocker StateOfChargeBelowFloor(RunOutlook outlook, PowerModel power) => new()
    {
        Reason = BlockReason.StateOfChargeBelowFloor,
        Message = Text($"state of charge would reach {Down(outlook.MinStateOfChargePercent)} % < {power.MinStateOfChargePercent:0.###} % at {TimeOfDay(outlook.MinStateOfChargeAtUtc)}"),
        Number = outlook.MinStateOfChargePercent,
        Limit = power.MinStateOfChargePercent,
        Unit = "%",
        AtUtc = outlook.MinStateOfChargeAtUtc,
    };

    public static Blocker TemperatureAboveLimit(RunOutlook outlook, ThermalModel thermal) => new()
    {
        Reason = BlockReason.TemperatureAboveLimit,
        Message = Text($"temperature would reach {Up(outlook.MaxTemperatureCelsius ?? 0)} C > {thermal.MaxTemperatureCelsius:0.###} C at {TimeOfDay(outlook.MaxTemperatureAtUtc ?? outlook.StartUtc)}"),
        Number = outlook.MaxTemperatureCelsius,
        Limit = thermal.MaxTemperatureCelsius,
        Unit = "Cel",
        AtUtc = outlook.MaxTemperatureAtUtc,
    };

    public static Blocker PayloadTemperatureAboveLimit(RunOutlook outlook, PayloadThermalModel payload) => new()
    {
        Reason = BlockReason.TemperatureAboveLimit,
        Message = Text($"payload temperature would reach {Up(outlook.MaxPayloadTemperatureCelsius ?? 0)} C > {payload.MaxTemperatureCelsius:0.###} C at {TimeOfDay(outlook.MaxPayloadTemperatureAtUtc ?? outlook.StartUtc)}"),
        Number = outlook.MaxPayloadTemperatureCelsius,
        Limit = payload.MaxTemperatureCelsius,
        Unit = "Cel",
        AtUtc = outlook.MaxPayloadTemperatureAtUtc,
    };

    public static Blocker HorizonExceeded(RunOutlook outlook) => new()
    {
        Reason = BlockReason.HorizonExceeded,
        Message = Text($"the run would end beyond the planning horizon {Time(outlook.UntilUtc)}"),
        AtUtc = outlook.UntilUtc,
    };

    public static Blocker RecoveryUnseen(RunOutlook outlook) => new()
    {
        Reason = BlockReason.HorizonExceeded,
        Message = Text($"the planning horizon {Time(outlook.UntilUtc)} ends before the battery is full again, and before a whole orbit shows that it recovers"),
        AtUtc = outlook.UntilUtc,
    };

    public static Blocker BatteryDrains(double fromPercent, double toPercent, DateTimeOffset atUtc) => new()
    {
        Reason = BlockReason.StateOfChargeBelowFloor,
        Message = Text($"the battery would never be full again and drain orbit by orbit: {Down(toPercent)} % < {Up(fromPercent)} % by {TimeOfDay(atUtc)}"),
        Number = toPercent,
        Limit = fromPercent,
        Unit = "%",
        AtUtc = atUtc,
    };

    public static Blocker Capacity(string what, double asked, double free, string unit, bool ever) => new()
    {
        Reason = BlockReason.CapacityInsufficient,
        Message = Text($"{what}: {asked:0.###} asked > {free:0.###} {(ever ? "on board" : "free for the whole run at any time in the planning horizon")}"),
        Number = asked,
        Limit = free,
        Unit = unit,
    };

    public static Blocker Volume(string reason, string direction, long carried, long needed) => new()
    {
        Reason = reason,
        Message = Text($"contacts in time carry {Bytes(carried, up: false)} {direction} < {Bytes(needed, up: true)} needed"),
        Number = carried,
        Limit = needed,
        Unit = "B",
    };

    public static string Time(DateTimeOffset utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string TimeOfDay(DateTimeOffset utc) => utc.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static string Down(double value) => (Math.Floor(value * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Up(double value) => (Math.Ceiling(value * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes, bool up)
    {
        (double size, string unit) = bytes switch
        {
            >= 1L << 30 => (bytes / (double)(1L << 30), "GiB"),
            >= 1L << 20 => (bytes / (double)(1L << 20), "MiB"),
            >= 1L << 10 => (bytes / (double)(1L << 10), "KiB"),
            _ => (bytes, "B"),
        };
        return unit == "B" ? Text($"{bytes} B") : $"{(up ? Up(size) : Down(size))} {unit}";
    }
}
