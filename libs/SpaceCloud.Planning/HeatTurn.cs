namespace SpaceCloud.Planning;

/// <summary>A moment at which one of two temperatures ceases to rise or to fall.</summary>
/// <param name="OfPayload">It is the payload's; otherwise the platform's.</param>
/// <param name="IsHighest">It is a maximum; otherwise a minimum.</param>
/// <param name="Kelvin">The temperature then.</param>
/// <param name="AfterSeconds">Since the begin of the stretch.</param>
internal readonly record struct HeatTurn(bool OfPayload, bool IsHighest, double Kelvin, double AfterSeconds);
