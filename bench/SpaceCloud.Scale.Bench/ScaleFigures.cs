namespace SpaceCloud.Scale.Bench;

/// <summary>What one run measured.</summary>
internal sealed record ScaleFigures(
    string Source,
    int Windows,
    int Booked,
    TimeSpan Written,
    IReadOnlyList<(string Resource, string Verb, double Count)> PlanWrites,
    ProcessFigures AfterPlan,
    ProcessFigures SteadyBefore,
    ProcessFigures SteadyAfter,
    IReadOnlyList<(string Resource, string Verb, double Count)> SteadyWrites,
    OperatorCounts SteadyOwn,
    int Reports,
    IReadOnlyDictionary<string, int> RealChanges,
    IReadOnlyDictionary<string, int> EmptyChanges,
    double TooMany,
    IReadOnlyList<(string Name, ProcessFigures? Figures)> Others);
