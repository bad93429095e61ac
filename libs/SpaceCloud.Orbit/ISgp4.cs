namespace SpaceCloud.Orbit;

/// <summary>One half of the theory with the elements of one object; keeps no state, so calls do not depend on each other.</summary>
internal interface ISgp4
{
    /// <summary>The state at minutes from the epoch.</summary>
    PropagationError Propagate(double t, out TemeState state);
}
