namespace SpaceCloud.Planning.Scoring;

/// <summary>
/// What a plan costs, each term without a unit, from 0, the best, to at most 1. An amount x that has no upper end becomes x / (1 + x),
/// so that it counts half where x is 1. docs/planner.md says why each is as it is.
/// </summary>
public readonly record struct CostTerms
{
    /// <summary>Time until the result is on the ground, in units of <see cref="Candidate.DeliveryScale"/>, as x / (1 + x).</summary>
    public double Delivery { get; init; }

    /// <summary>Energy the run takes from the battery, in whole batteries, as x / (1 + x). What the Sun gives in that moment is free.</summary>
    public double Energy { get; init; }

    /// <summary>Wear of the battery by the depth of discharge from the start until it is full again; see <see cref="BatteryWear"/>.</summary>
    public double Wear { get; init; }

    /// <summary>Share of the band between lowest and highest allowed temperature that is used up at the hottest; 0 when heat is not modelled.</summary>
    public double Heat { get; init; }

    /// <summary>Volume taken from contacts, in whole contacts, as x / (1 + x).</summary>
    public double Link { get; init; }

    /// <summary>Share that still has to be sent up of what the run needs on board: image, inputs, control.</summary>
    public double Locality { get; init; }

    /// <summary>Runs promised by a satellite of the owner on average, in units of the whole fleet's average, as x / (1 + x).</summary>
    public double Fairness { get; init; }
}
