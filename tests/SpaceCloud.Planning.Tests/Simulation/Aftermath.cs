namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>How the battery comes out of a run.</summary>
internal enum Aftermath
{
    /// <summary>It is full again, or loses nothing over whole orbits.</summary>
    Recovers,

    /// <summary>It is never full and loses charge orbit by orbit.</summary>
    Drains,

    /// <summary>The horizon ends before either can be seen.</summary>
    Unseen,
}
