using SpaceCloud.Planning.Sensing;

namespace SpaceCloud.Planning;

/// <summary>One judgement of one satellite for one demand, step by step along the way of the work: up, capture, wait, run, down.</summary>
internal sealed class Judgement(SatelliteSupply supply, Demand demand, DateTimeOffset nowUtc, PlacementOptions options)
{
    private readonly List<Blocker> blockers = [];
    private readonly long durationTicks = (long)Math.Ceiling(demand.DurationSeconds * TimeSpan.TicksPerSecond);
    private readonly long outputBytes = demand.OutputBytes + Math.Max(1, options.ControlDownlinkBytes);
    private readonly long now = nowUtc.UtcTicks;
    private readonly long horizon = supply.Light.ToUtc.UtcTicks;
    private readonly long end = Math.Min(supply.Light.ToUtc.UtcTicks, demand.DeadlineUtc?.UtcTicks ?? long.MaxValue);
    private readonly List<ContactSlot> upSlots = ContactSlot.After(supply, nowUtc, up: true);
    private readonly List<ContactSlot> downSlots = ContactSlot.After(supply, nowUtc, up: false);
    private CapturePlan? capture;

    public Verdict Verdict()
    {
        JudgeFacts();
        Transfer? uplink = JudgeUplink();

        // Without a way up, battery, heat and way down are still judged, as if everything were on board now: all reasons are wanted.
        long ready = JudgeCapture(uplink?.DoneTicks ?? now);
        StartDecision? start = JudgeStart(ready, out long earliest, out long latest);
        Transfer? downlink = JudgeDownlink(start?.StartUtc?.UtcTicks ?? earliest, latest, start?.Allowed ?? false);
        if (blockers.Count > 0 || uplink?.DoneTicks is not long upDone || start?.StartUtc is not DateTimeOffset startUtc || downlink?.DoneTicks is not long done)
        {
            return new Verdict { Satellite = supply.Name, Blockers = [.. blockers.OrderBy(Rank)] };
        }

        SplitRun run = new([new RunSegment(startUtc, Utc(startUtc.UtcTicks + durationTicks))], start.Outlook, start.DeferredBecause);
        return Planned(uplink.Uses, upDone, earliest, run, latest, downlink.Uses, done);
    }

    /// <summary>
    /// The same work in several stretches, where only battery, heat or time forbid it in one piece, or put it off, and where the result is
    /// down sooner so. CPU, memory and devices must be free from the first to the last.
    /// </summary>
    public Verdict SplitWhereSooner(Verdict inOnePiece)
    {
        bool worth = inOnePiece.Feasible ? inOnePiece.Plan.StartDeferredBecause is not null : inOnePiece.Blockers.All(b => IsOfTheRun(b.Reason));
        if (!worth
            || JudgeUplink() is not { DoneTicks: long onBoard } uplink
            || JudgeCapture(onBoard) is var ready && blockers.Count > 0
            || Room.EarliestTicks(supply, demand, capture, ready, Math.Max(ready, horizon), durationTicks) is not long earliest
            || SplitRun.Plan(supply, demand.PowerWatts, durationTicks, earliest) is not SplitRun run
            || Room.Tightest(supply, demand, capture, run.StartTicks, run.FinishTicks) is not null)
        {
            return inOnePiece;
        }

        Transfer downlink = Transfer.Forward(downSlots, outputBytes, run.FinishTicks, end);
        if (downlink.DoneTicks is not long done || done >= inOnePiece.Plan?.DeliveredUtc.UtcTicks)
        {
            return inOnePiece;
        }

        long latest = (Transfer.LatestStartTicks(downSlots, outputBytes, end) ?? end) - (run.FinishTicks - run.StartTicks);
        return Planned(uplink.Uses, onBoard, earliest, run, latest, downlink.Uses, done);
    }

    private static bool IsOfTheRun(string reason) =>
        reason is BlockReason.StateOfChargeBelowFloor or BlockReason.TemperatureAboveLimit or BlockReason.HorizonExceeded or BlockReason.ResultAfterDeadline;

    private Verdict Planned(IReadOnlyList<ContactUse> up, long onBoard, long earliest, SplitRun run, long latest, IReadOnlyList<ContactUse> down, long done) => new()
    {
        Satellite = supply.Name,
        Plan = new PlacementPlan
        {
            Satellite = supply.Name,
            PlannedUtc = nowUtc,
            Uplink = up,
            UplinkDoneUtc = Utc(onBoard),
            Capture = capture,
            EarliestStartUtc = Utc(earliest),
            StartUtc = Utc(run.StartTicks),
            StartNotAfterUtc = Utc(Math.Max(run.StartTicks, Math.Min(latest, run.StartTicks + options.MaxStartDelay.Ticks))),
            FinishUtc = Utc(run.FinishTicks),
            Segments = run.Segments.Count > 1 ? run.Segments : [],
            Downlink = down,
            DeliveredUtc = Utc(done),
            MinStateOfChargePercent = run.Outlook.MinStateOfChargePercent,
            MinStateOfChargeAtUtc = run.Outlook.MinStateOfChargeAtUtc,
            MaxTemperatureCelsius = run.Outlook.MaxTemperatureCelsius,
            MaxTemperatureAtUtc = run.Outlook.MaxTemperatureAtUtc,
            MaxPayloadTemperatureCelsius = run.Outlook.MaxPayloadTemperatureCelsius,
            MaxPayloadTemperatureAtUtc = run.Outlook.MaxPayloadTemperatureAtUtc,
            StartDeferredBecause = run.DeferredBecause,
        },
    };

    /// <summary>What no waiting changes.</summary>
    private void JudgeFacts()
    {
        if (demand.SensorType is { Length: > 0 } sensor && Sensor() is null)
        {
            blockers.Add(Blockers.Plain(BlockReason.CapabilityMissing, $"no sensor of type {sensor} on board"));
        }

        foreach ((string resource, long count) in demand.Accelerators.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (count > 0 && supply.Compute.Accelerators.GetValueOrDefault(resource) <= 0)
            {
                blockers.Add(Blockers.Plain(BlockReason.CapabilityMissing, $"no {resource} on board") with { Number = count, Limit = 0, Unit = "1" });
            }
        }

        foreach ((string key, string value) in demand.SatelliteSelector.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            string? found = supply.Labels.GetValueOrDefault(key);
            if (found != value)
            {
                blockers.Add(Blockers.Plain(BlockReason.SelectorMismatch, $"label {key} is {(found is null ? "absent" : $"\"{found}\"")}, selected is \"{value}\""));
            }
        }

        if (supply.EphemerisProblem is string problem)
        {
            blockers.Add(Blockers.Plain(BlockReason.EphemerisInvalid, problem));
        }

        if (supply.OverdueSinceUtc is DateTimeOffset overdue)
        {
            blockers.Add(Blockers.Plain(BlockReason.Overdue, $"a booked contact is overdue since {Blockers.Time(overdue)}") with { AtUtc = overdue });
        }

        blockers.AddRange(Room.NeverThere(supply.Compute, demand));
    }

    private Transfer? JudgeUplink()
    {
        bool onBoard = demand.ImageDigest is string digest && supply.ImageDigests.Contains(digest);
        long bytes = (onBoard ? 0 : demand.ImageBytes) + demand.InputUplinkBytes + Math.Max(1, options.ControlUplinkBytes);
        if (upSlots.Count == 0 || upSlots[0].FromTicks >= end)
        {
            blockers.Add(NoContact(upSlots.FirstOrDefault()?.Contact));
            return null;
        }

        Transfer transfer = Transfer.Forward(upSlots, bytes, now, end);
        if (transfer.DoneTicks is null)
        {
            long? later = Transfer.Forward(upSlots, bytes, now, long.MaxValue).DoneTicks;
            blockers.Add(Blockers.Volume(BlockReason.UplinkVolumeInsufficient, "up", transfer.CarriedBytes, bytes) with
            {
                AtUtc = Utc(end),
                EarliestFeasibleUtc = later is long ticks ? Utc(ticks) : null,
            });
            return null;
        }

        return transfer;
    }

    /// <summary>
    /// When everything is on board that the run needs: sent up, and seen. A satellite looks only once it has been told to: from the
    /// moment on at which the first bytes are up, while the image may still be on its way.
    /// </summary>
    private long JudgeCapture(long onBoard)
    {
        if (demand.Capture is not { } asked || Sensor() is not { } sensor || supply.Sight is not { } sight)
        {
            return onBoard;
        }

        if (CaptureSearch.View(sensor) is null)
        {
            blockers.Add(Blockers.Plain(BlockReason.CapabilityMissing, $"sensor {sensor.Name} states no swathKilometers: what it sees of an area cannot be planned"));
            return onBoard;
        }

        long told = Transfer.Forward(upSlots, Math.Max(1, options.ControlUplinkBytes), now, end).DoneTicks ?? now;
        long from = Math.Max(told, asked.NotBeforeUtc?.UtcTicks ?? told);
        (capture, Blocker? blocker) = new CaptureSearch(sensor, asked, nowUtc, from, Math.Min(end, asked.NotAfterUtc?.UtcTicks ?? end)).Run(sight);
        if (blocker is not null)
        {
            blockers.Add(blocker);
        }

        if (capture is null)
        {
            return onBoard;
        }

        if (Room.NeverThere(supply.Compute, demand, capture) is { } storage)
        {
            blockers.Add(storage);
        }

        return Math.Max(onBoard, capture.Intervals[^1].EndUtc.UtcTicks);
    }

    /// <summary>The sensor that is asked for: the first of its type, as on board.</summary>
    private SensorModel? Sensor() => supply.Sensors.FirstOrDefault(sensor => string.Equals(sensor.Type, demand.SensorType, StringComparison.OrdinalIgnoreCase));

    private Blocker NoContact(Contact? next)
    {
        string until = demand.DeadlineUtc is DateTimeOffset deadline && deadline.UtcTicks <= horizon
            ? $"before the deadline {Blockers.Time(deadline)}"
            : $"in the planning horizon until {Blockers.Time(supply.Light.ToUtc)}";
        string opens = next is null ? "no further contact is known" : $"the next opens at {Blockers.Time(next.AosUtc)} over {next.Station}";
        Blocker none = new() { Reason = BlockReason.NoContactBeforeDeadline, Message = $"no contact {until}; {opens}" };
        return next is null
            ? none with { Number = 0, Limit = 1, Unit = "contacts" }
            : none with
            {
                Number = Math.Max(0, (next.AosUtc - nowUtc).TotalSeconds),
                Limit = (end - now) / (double)TimeSpan.TicksPerSecond,
                Unit = "s",
                AtUtc = next.AosUtc,
                EarliestFeasibleUtc = next.AosUtc,
            };
    }

    /// <summary>The earliest start that CPU, battery and heat allow. <paramref name="latest"/>: from then on the result would be late.</summary>
    private StartDecision? JudgeStart(long onBoard, out long earliest, out long latest)
    {
        earliest = onBoard;
        latest = (Transfer.LatestStartTicks(downSlots, outputBytes, end) ?? end) - durationTicks;
        long notAfter = Math.Max(onBoard, horizon);
        RunSimulation simulation = new(supply.Power, supply.Thermal, supply.Light, supply.State, PowerLoad.From(supply.Commitments), onBoard);
        StartDecision Gate(long notBefore, long last) => StartGate.EarliestStart(simulation, demand.PowerWatts, durationTicks, notBefore, last);
        Blocker? moved = null;
        long from = onBoard;
        bool first = true;
        while (Room.EarliestTicks(supply, demand, capture, from, notAfter, durationTicks) is long room)
        {
            if (first)
            {
                (earliest, first) = (room, false);
            }

            StartDecision decision = Gate(room, notAfter);
            moved ??= decision.DeferredBecause;
            if (decision.StartUtc is not DateTimeOffset start)
            {
                // Never allowed: the best that could be had in time is what the user can compare with the limit.
                blockers.AddRange((room <= latest ? Gate(room, latest) : decision).Blockers);
                return decision;
            }

            if (Room.Tightest(supply, demand, capture, start.UtcTicks, start.UtcTicks + durationTicks) is null)
            {
                if (start.UtcTicks > latest && room <= latest)
                {
                    // In time without the limits on board, too late with them: they are the reason, with the best they allow in time.
                    StartDecision inTime = Gate(room, latest);
                    blockers.AddRange(inTime.Blockers.Select(b => b with { EarliestFeasibleUtc = start }));
                }

                return decision with { DeferredBecause = moved };
            }

            from = start.UtcTicks;
        }

        if (!blockers.Exists(b => b.Reason == BlockReason.CapacityInsufficient))
        {
            blockers.Add(Room.Tightest(supply, demand, capture, from, from + durationTicks)!);
        }

        blockers.AddRange(Gate(onBoard, notAfter).Blockers);
        return null;
    }

    private Transfer? JudgeDownlink(long start, long latest, bool startKnown)
    {
        long finish = start + durationTicks;
        Transfer transfer = Transfer.Forward(downSlots, outputBytes, finish, long.MaxValue);
        if (transfer.DoneTicks is not long done)
        {
            blockers.Add(Blockers.Volume(BlockReason.DownlinkVolumeInsufficient, "down", transfer.CarriedBytes, outputBytes) with { AtUtc = Utc(horizon) });
            return null;
        }

        if (done <= end)
        {
            return transfer;
        }

        // When battery or heat made it late, they have been named already.
        bool named = startKnown && start > latest && blockers.Exists(b => b.Reason is BlockReason.StateOfChargeBelowFloor or BlockReason.TemperatureAboveLimit);
        if (!named)
        {
            blockers.Add(new Blocker
            {
                Reason = BlockReason.ResultAfterDeadline,
                Message = $"the result would be down at {Blockers.Time(Utc(done))}, after {(end == horizon ? "the planning horizon" : "the deadline")} {Blockers.Time(Utc(end))}",
                Number = (done - now) / (double)TimeSpan.TicksPerSecond,
                Limit = (end - now) / (double)TimeSpan.TicksPerSecond,
                Unit = "s",
                AtUtc = Utc(done),
                EarliestFeasibleUtc = Utc(done),
            });
        }

        return null;
    }

    private static int Rank(Blocker blocker)
    {
        for (int i = 0; i < BlockReason.Precedence.Count; i++)
        {
            if (BlockReason.Precedence[i] == blocker.Reason)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static DateTimeOffset Utc(long ticks) => new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
