namespace SpaceCloud.Orbit;

/// <summary>
/// Finds the good steps of one lane of a block by the scalar theory: from the epoch, or the end of the block nearest to it, outwards to
/// the first error on either side. Computes the states the kernel has not.
/// </summary>
/// <param name="orbit">The lane's satellite.</param>
/// <param name="grid">The block's grid.</param>
/// <param name="block">The block.</param>
/// <param name="lane">The lane.</param>
/// <param name="hasStates">Whether the kernel has run: then only the steps it marked are computed.</param>
internal ref struct LaneWalk(OrbitPropagator orbit, TimeGrid grid, StateBlock block, int lane, bool hasStates)
{
    private DeepSpaceResonance.Longitude from = (orbit.Theory as Sgp4DeepSpace)?.AtEpoch ?? default;

    public void Run()
    {
        long toEpoch = orbit.EpochTicks - grid.Tick(block.FirstStep);
        int anchor = (int)Math.Clamp(toEpoch / grid.StepTicks, 0, block.Steps - 1);
        int end = anchor;
        PropagationError after = PropagationError.None;
        while (end < block.Steps && (after = Step(end)) == PropagationError.None)
        {
            end++;
        }

        int start = anchor;
        PropagationError before = PropagationError.None;
        while (end > anchor && start > 0 && (before = Step(start - 1)) == PropagationError.None)
        {
            start--;
        }

        block.SetGood(lane, start, end, after != PropagationError.None ? after : before);
    }

    private PropagationError Step(int step)
    {
        if (hasStates && (block.Bad[step] & (1 << lane)) == 0)
        {
            return PropagationError.None;
        }

        int moment = block.FirstStep + step;
        double minutes = orbit.MinutesSinceEpoch(grid.Tick(moment));
        PropagationError error = orbit.Theory is Sgp4DeepSpace deep
            ? deep.Propagate(minutes, ref from, out TemeState state)
            : orbit.Theory.Propagate(minutes, out state);
        EarthFixedState turned = block.Frame == StateFrame.EarthFixed
            ? EarthRotation.ToEarthFixed(state, grid.SinSidereal[moment], grid.CosSidereal[moment])
            : new EarthFixedState(state.PositionKilometers, state.VelocityKilometersPerSecond);
        block.Set(step, lane, turned.PositionKilometers, turned.VelocityKilometersPerSecond);
        return error;
    }
}
