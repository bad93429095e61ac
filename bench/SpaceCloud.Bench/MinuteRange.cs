namespace SpaceCloud.Bench;

/// <summary>Minutes from the epoch, equally spaced.</summary>
internal sealed record MinuteRange(double First, double Step, int Count)
{
    public double this[int index] => First + (index * Step);
}
