namespace SpaceCloud.EndToEnd.Tests.Machine;

/// <summary>What a link process says of itself.</summary>
/// <param name="AtUtc">Mission time of the answer.</param>
/// <param name="IsOpen">Whether a contact is open.</param>
/// <param name="NextAosUtc">When the next contact begins by geometry.</param>
/// <param name="UpBytes">All bytes it let through to the satellite.</param>
/// <param name="DownBytes">All bytes it let through to the ground.</param>
internal sealed record LinkView(DateTimeOffset AtUtc, bool IsOpen, DateTimeOffset NextAosUtc, long UpBytes, long DownBytes);
