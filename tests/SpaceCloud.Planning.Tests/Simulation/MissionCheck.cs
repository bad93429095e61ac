using static SpaceCloud.Planning.Tests.Simulation.MissionTranslation;

namespace SpaceCloud.Planning.Tests.Simulation;

/// <summary>Holds one answer of the planner against the simulator.</summary>
internal static class MissionCheck
{
    private const double StartToleranceSeconds = 1.000001;

    /// <summary>
    /// What is wrong with an answer, or null. <paramref name="near"/>: the answers differ by no more than 0.1 % of charge, 0.1 K or one
    /// second would explain, so the case says nothing.
    /// </summary>
    /// <param name="mission">The mission.</param>
    /// <param name="verdict">The planner's answer.</param>
    /// <param name="every">All starts are flown; otherwise a sample of them, and those next to the planned one.</param>
    /// <param name="random">For the sample.</param>
    /// <param name="near">The case is to be set aside.</param>
    public static string? Wrong(MissionCase mission, Verdict verdict, bool every, Random random, out bool near)
    {
        near = false;
        MissionSimulator simulator = new(mission);
        if (mission.Forbidden is string reason)
        {
            return verdict.Feasible || verdict.Blockers[0].Reason != reason ? $"forbidden by {reason}" : null;
        }

        if (!verdict.Feasible)
        {
            double? possible = every ? simulator.EarliestStart(Slack.None) : Sampled(simulator, mission, Slack.None, double.MaxValue, random);
            near = possible is double start && !simulator.IsAllowed(start, Slack.Hardened);
            return possible is null || near ? null : $"refused ({verdict.Blockers[0].Message}), but a start at {possible} s breaks nothing: {simulator.Fly(possible.Value, Slack.None)}";
        }

        PlacementPlan plan = verdict.Plan;
        double planned = Seconds(plan.StartUtc);
        if (Promises(mission, simulator, plan) is string broken)
        {
            return broken;
        }

        if (!simulator.IsAllowed(planned, Slack.None))
        {
            near = simulator.IsAllowed(planned, Slack.Eased);
            return near ? null : $"planned at {planned} s: room {simulator.HasRoom(planned)}, down {simulator.Delivered(planned + mission.RunSeconds)}, {simulator.Fly(planned, new Slack(1000, 1000, 0))}";
        }

        double? earlier = every ? simulator.EarliestStart(Slack.None) : Sampled(simulator, mission, Slack.None, planned, random);
        if (earlier is double sooner && sooner < planned - StartToleranceSeconds)
        {
            near = !simulator.IsAllowed(sooner, Slack.Hardened);
            return near ? null : $"planned at {planned} s ({plan.StartDeferredBecause?.Message}), but a start at {sooner} s breaks nothing: {simulator.Fly(sooner, Slack.None)}";
        }

        return null;
    }

    /// <summary>The figures a plan states come true.</summary>
    private static string? Promises(MissionCase mission, MissionSimulator simulator, PlacementPlan plan)
    {
        double start = Seconds(plan.StartUtc);
        Flight flight = simulator.Fly(start, new Slack(1000, 1000, 0));
        double delivered = Seconds(plan.DeliveredUtc);
        return Math.Abs(Seconds(plan.UplinkDoneUtc) - (simulator.UplinkDone(Slack.None) ?? -1)) > 1 ? $"on board at {simulator.UplinkDone(Slack.None)} s, not {Seconds(plan.UplinkDoneUtc)}"
            : mission.Capture is not null && Math.Abs(Seconds(plan.Capture!.Intervals[^1].EndUtc) - (simulator.Seen(Slack.None) ?? -1)) > 1 ? $"seen at {simulator.Seen(Slack.None)} s, not {plan.Capture.Intervals[^1].EndUtc}"
            : start < simulator.Ready(Slack.None) - 1 ? $"starts at {start} s, before all is ready at {simulator.Ready(Slack.None)} s"
            : Math.Abs(delivered - (simulator.Delivered(start + mission.RunSeconds) ?? -1)) > 1 ? $"down at {simulator.Delivered(start + mission.RunSeconds)} s, not {delivered}"
            : plan.Uplink.Sum(use => use.Bytes) != mission.Bytes.Up || plan.Downlink.Sum(use => use.Bytes) != mission.Bytes.Down ? "the bytes do not add up"
            : Math.Abs(flight.LowestPercent - plan.MinStateOfChargePercent) > 0.1 ? $"charge falls to {flight.LowestPercent} %, not {plan.MinStateOfChargePercent}"
            : Math.Abs(flight.HighestCelsius - plan.MaxTemperatureCelsius!.Value) > 0.1 ? $"temperature rises to {flight.HighestCelsius} C, not {plan.MaxTemperatureCelsius}"
            : mission.Payload is null != plan.MaxPayloadTemperatureCelsius is null ? $"payload {mission.Payload}, but {plan.MaxPayloadTemperatureCelsius} C are promised"
            : Math.Abs(flight.HighestPayloadCelsius - (plan.MaxPayloadTemperatureCelsius ?? flight.HighestPayloadCelsius)) > 0.1 ? $"payload temperature rises to {flight.HighestPayloadCelsius} C, not {plan.MaxPayloadTemperatureCelsius}"
            : null;
    }

    /// <summary>Starts just before a moment, and some hundred anywhere before it.</summary>
    private static double? Sampled(MissionSimulator simulator, MissionCase mission, Slack slack, double before, Random random)
    {
        if (simulator.Ready(slack) is not double ready)
        {
            return null;
        }

        int seconds = (int)Math.Floor(Math.Min(before - StartToleranceSeconds, mission.Horizon - mission.RunSeconds) - ready);
        IEnumerable<int> offsets = Enumerable.Range(0, 100).Select(_ => random.Next(Math.Max(1, seconds)))
            .Concat(new[] { 0, seconds, seconds - 1, seconds - 5, seconds - 30, seconds - 120 });
        return offsets.Where(offset => offset >= 0 && offset <= seconds).Select(offset => (double?)(ready + offset)).FirstOrDefault(start => simulator.IsAllowed(start!.Value, slack));
    }
}
