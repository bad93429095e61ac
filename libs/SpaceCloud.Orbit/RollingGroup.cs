namespace SpaceCloud.Orbit;

/// <summary>Up to <see cref="StateBlock.Lanes"/> satellites of a moving window that are propagated side by side.</summary>
internal sealed class RollingGroup
{
    private readonly RollingSatellite?[] places = new RollingSatellite?[StateBlock.Lanes];

    private RollingSatellite[] lanes = [];
    private OrbitBatch? batch;

    /// <summary>Those it holds, as of the last <see cref="Rebuild"/>.</summary>
    public IReadOnlyList<RollingSatellite> Satellites => lanes;

    /// <summary>The satellite at a place; a change counts once <see cref="Rebuild"/> is called.</summary>
    public RollingSatellite? this[int place]
    {
        get => places[place];
        set => places[place] = value;
    }

    /// <summary>Makes the batch again after satellites came, went or got new elements.</summary>
    public void Rebuild()
    {
        lanes = [.. places.OfType<RollingSatellite>()];
        batch = lanes.Length == 0 ? null : new OrbitBatch([.. lanes.Select(s => s.Satellite.Orbit)]);
    }

    /// <summary>Forgets what ended by a moment.</summary>
    public void DropEnded(long byTicks)
    {
        foreach (RollingSatellite satellite in lanes)
        {
            satellite.DropEnded(byTicks);
        }
    }

    /// <summary>Searches a window for passes of some of the satellites.</summary>
    /// <param name="worker">Made for the window.</param>
    /// <param name="wanted">Which.</param>
    /// <param name="continuesTicks">Where the window goes on from an earlier one; null when it stands alone.</param>
    public void Search(PassWorker worker, Predicate<RollingSatellite> wanted, long? continuesTicks)
    {
        SatelliteBuffer buffer = default;
        Span<PassSatellite?> chosen = buffer;
        bool any = false;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            chosen[lane] = wanted(lanes[lane]) ? lanes[lane].Satellite : null;
            any |= chosen[lane] is not null;
        }

        if (!any || batch is null)
        {
            return;
        }

        worker.Sweep.Begin(batch, 0, chosen[..lanes.Length]);
        for (int lane = 0; lane < lanes.Length && continuesTicks is not null; lane++)
        {
            if (chosen[lane] is not null)
            {
                lanes[lane].HandOver(continuesTicks.Value, worker.Sweep, lane);
            }
        }

        worker.Sweep.Run(continued: continuesTicks is not null);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            if (chosen[lane] is not null)
            {
                lanes[lane].Absorb(worker.Sink, lane, worker.Sweep.FailureOf(lane), later: continuesTicks is not null);
            }
        }
    }

    [System.Runtime.CompilerServices.InlineArray(StateBlock.Lanes)]
    private struct SatelliteBuffer
    {
        private PassSatellite? first;
    }
}
