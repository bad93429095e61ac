namespace SpaceCloud.Operator.Contacts;

/// <summary>Why a window with reservations was cancelled; the reason of its condition Certain.</summary>
internal static class WithdrawalReason
{
    /// <summary>By new elements there is no such pass.</summary>
    public const string PassVanished = nameof(PassVanished);

    /// <summary>A user provided a window of the same pass.</summary>
    public const string ReplacedByProvided = nameof(ReplacedByProvided);

    /// <summary>The station is gone or breaks the rules.</summary>
    public const string StationUnusable = nameof(StationUnusable);

    /// <summary>Whether a reason is one of these: what the planner cancelled it may bring back.</summary>
    public static bool Is(string? reason) => reason is PassVanished or ReplacedByProvided or StationUnusable;

    /// <summary>For people.</summary>
    public static string Message(string reason) => reason switch
    {
        PassVanished => "by the newest elements there is no such pass",
        ReplacedByProvided => "a provided window stands for this pass",
        _ => "the ground station is gone or breaks the rules",
    };
}
