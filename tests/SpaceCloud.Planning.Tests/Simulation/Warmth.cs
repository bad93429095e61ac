namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>Temperatures of platform and payload, kelvin. Where all is one node, both are the same.</summary>
internal readonly record struct Warmth(double Platform, double Payload)
{
    public Warmth Later(double seconds, Warmth perSecond) => new(Platform + (seconds * perSecond.Platform), Payload + (seconds * perSecond.Payload));

    public Warmth AtLeast(Warmth other) => new(Math.Max(Platform, other.Platform), Math.Max(Payload, other.Payload));
}
