using SpaceCloud.EdgeAgent.Pods;

namespace SpaceCloud.EdgeAgent.Tests.Pods;

public sealed class PodStepTests
{
    [Fact]
    public void Waits_for_a_plan_in_a_verified_bundle()
    {
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { Plan = null });

        Assert.Equal((PodState.Accepted, PodReason.PlanNotInBundle, PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
    }

    [Fact]
    public void Says_that_the_image_is_missing_and_imports_it_when_it_is_complete()
    {
        PodMove missing = PodStep.Next(Orders.Record(), Orders.Facts with { ImagePresent = false, ImageComplete = false });
        PodMove complete = PodStep.Next(missing.Next, Orders.Facts with { ImagePresent = false, ImageComplete = true });

        Assert.Equal((PodState.WaitingForImage, PodReason.ImageMissing, PodAction.None), (missing.Next.State, missing.Next.Reason, missing.Action));
        Assert.Equal(PodAction.ImportImage, complete.Action);
    }

    [Fact]
    public void Starts_when_everything_is_on_board_and_its_time_has_come()
    {
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts);

        Assert.Equal((PodState.Starting, PodAction.Start, 1), (move.Next.State, move.Action, move.Next.StartTries));
    }

    [Fact]
    public void Does_not_start_before_the_plan_even_when_its_own_forecast_would_allow_it()
    {
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { MissionUtc = Orders.T0.AddMinutes(9) });

        Assert.Equal((PodState.Ready, PodReason.WaitingForPlannedStart, PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void Defers_with_the_figure_when_its_own_forecast_says_wait(int minutesAfterT0)
    {
        StartVerdict hot = new(false, Orders.T0.AddMinutes(20), "TemperatureAboveLimit", "temperature would reach 61 Cel > 60 Cel", 61, 60);
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { MissionUtc = Orders.T0.AddMinutes(minutesAfterT0), Start = hot });
        PodMove again = PodStep.Next(move.Next, Orders.Facts with { Start = hot with { UntilUtc = Orders.T0.AddMinutes(20.5) } });

        Assert.Equal((PodState.Deferred, "TemperatureAboveLimit", PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
        Assert.Equal((61d, 60d, Orders.T0.AddMinutes(20)), (move.Next.Number, move.Next.Limit, move.Next.DeferredUntilUtc));
        Assert.Equal("Start deferred until 2026-03-01T06:20:00Z because temperature would reach 61 Cel > 60 Cel", move.Event?.Note);
        Assert.Null(again.Event);
        Assert.Same(move.Next, again.Next);
    }

    [Fact]
    public void A_deferral_never_ends_before_the_planned_start()
    {
        StartVerdict dark = new(false, Orders.T0.AddMinutes(3), "StateOfChargeBelowFloor", "charge would reach 61 % < 65 %", 61, 65);
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { MissionUtc = Orders.T0, Start = dark });

        Assert.Equal(Orders.Plan.StartUtc, move.Next.DeferredUntilUtc);
    }

    [Fact]
    public void Without_a_word_of_its_guard_it_neither_starts_nor_gives_up()
    {
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { Start = null });

        Assert.Equal((PodState.Ready, PodAction.None), (move.Next.State, move.Action));
    }

    [Fact]
    public void Gives_up_when_its_forecast_allows_no_start_in_time()
    {
        StartVerdict never = new(false, Orders.T0.AddMinutes(31), "StateOfChargeBelowFloor", "charge would reach 61 % < 65 %", 61, 65);
        PodMove move = PodStep.Next(Orders.Record(), Orders.Facts with { Start = never });

        Assert.Equal((PodState.GaveUp, "StateOfChargeBelowFloor", PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
        Assert.Equal((61d, 65d), (move.Next.Number, move.Next.Limit));
    }

    public static TheoryData<string> NotYetRun => ["Accepted", "WaitingForImage", "Ready", "Deferred", "Starting"];

    [Theory]
    [MemberData(nameof(NotYetRun))]
    public void Never_starts_past_the_latest_start(string stateName)
    {
        PodState state = Enum.Parse<PodState>(stateName);
        PodFacts late = Orders.Facts with { MissionUtc = Orders.Plan.StartNotAfterUtc.AddSeconds(1) };
        PodMove move = PodStep.Next(Orders.Record(state), late);
        PodMove created = PodStep.Next(Orders.Record(state), late with { Container = Orders.Container(ContainerPhase.Created) });

        Assert.Equal((PodState.GaveUp, PodReason.StartWindowPassed, PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
        Assert.Equal(PodState.GaveUp, created.Next.State);
        Assert.NotEqual(PodAction.Start, created.Action);
    }

    [Theory]
    [MemberData(nameof(NotYetRun))]
    public void Adopts_a_container_that_runs_and_starts_no_second_one(string stateName)
    {
        PodState state = Enum.Parse<PodState>(stateName);
        PodFacts facts = Orders.Facts with { Container = Orders.Container(ContainerPhase.Running), MissionUtc = Orders.Plan.StartNotAfterUtc.AddHours(1) };
        PodMove move = PodStep.Next(Orders.Record(state), facts);

        Assert.Equal((PodState.Running, "container-1", PodAction.None), (move.Next.State, move.Next.ContainerId, move.Action));
        Assert.Equal(facts.ToMissionUtc(facts.Container!.StartedRealUtc!.Value), move.Next.StartedUtc);
    }

    [Theory]
    [InlineData(0, PodReason.Completed, false)]
    [InlineData(3, PodReason.Error, true)]
    public void Records_the_exit_code_and_collects_what_is_left(int exitCode, string reason, bool warning)
    {
        PodMove move = PodStep.Next(Orders.Record(PodState.Running), Orders.Facts with { Container = Orders.Container(ContainerPhase.Exited, exitCode) });

        Assert.Equal((PodState.Exited, exitCode, reason, PodAction.Collect), (move.Next.State, move.Next.ExitCode, move.Next.Reason, move.Action));
        Assert.Equal(warning, move.Event?.Warning);
    }

    [Fact]
    public void A_run_never_ends_before_it_began()
    {
        PodRecord running = Orders.Record(PodState.Running) with { StartedUtc = Orders.T0.AddMinutes(11) };
        PodMove move = PodStep.Next(running, Orders.Facts with { Container = Orders.Container(ContainerPhase.Exited) });

        Assert.Equal(running.StartedUtc, move.Next.FinishedUtc);
    }

    [Fact]
    public void A_vanished_container_is_reported_and_not_run_again()
    {
        PodMove move = PodStep.Next(Orders.Record(PodState.Running), Orders.Facts);

        Assert.Equal((PodState.GaveUp, PodReason.ContainerLost, PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
    }

    [Theory]
    [InlineData("Starting")]
    [InlineData("Running")]
    public void Without_a_runtime_nothing_is_concluded(string stateName)
    {
        PodState state = Enum.Parse<PodState>(stateName);
        PodMove move = PodStep.Next(Orders.Record(state), Orders.Facts with { RuntimeReachable = false });

        Assert.Equal((state, PodAction.None), (move.Next.State, move.Action));
    }

    [Fact]
    public void The_container_goes_only_when_the_ground_has_everything()
    {
        PodMove before = PodStep.Next(Orders.Record(PodState.ResultReady), Orders.Facts);
        PodMove after = PodStep.Next(Orders.Record(PodState.ResultReady), Orders.Facts with { ResultAccepted = true });

        Assert.Equal((PodState.ResultReady, PodAction.None), (before.Next.State, before.Action));
        PodMove then = PodStep.Next(after.Next, Orders.Facts);
        PodMove removed = PodStep.Next(after.Next with { ContainerRemoved = true }, Orders.Facts);
        Assert.Equal((PodState.Delivered, PodAction.RemoveContainer), (then.Next.State, then.Action));
        Assert.Equal(PodAction.None, removed.Action);
    }

    [Fact]
    public void A_deleted_pod_is_erased_once_the_runtime_answers()
    {
        PodRecord deleted = Orders.Record(PodState.Running) with { DeletionRequested = true };

        Assert.Equal(PodAction.None, PodStep.Next(deleted, Orders.Facts with { RuntimeReachable = false }).Action);
        Assert.Equal(PodAction.Erase, PodStep.Next(deleted, Orders.Facts).Action);
    }

    [Fact]
    public void A_failed_start_is_tried_again_under_the_next_number_when_its_back_off_is_over()
    {
        PodRecord failed = Orders.Record(PodState.Starting) with { StartTries = 1, RetryAtRealUtc = Orders.Facts.RealUtc.AddSeconds(1) };
        PodMove early = PodStep.Next(failed, Orders.Facts);
        PodMove due = PodStep.Next(failed, Orders.Facts with { RealUtc = Orders.Facts.RealUtc.AddSeconds(2) });

        Assert.Equal(PodAction.None, early.Action);
        Assert.Equal((PodAction.Start, 2), (due.Action, due.Next.StartTries));
    }

    [Fact]
    public void A_start_that_is_tried_again_asks_its_guard_again()
    {
        StartVerdict hot = new(false, Orders.T0.AddMinutes(20), "TemperatureAboveLimit", "temperature would reach 61 Cel > 60 Cel", 61, 60);
        PodRecord failed = Orders.Record(PodState.Starting) with { StartTries = 1, RetryAtRealUtc = Orders.Facts.RealUtc };
        PodMove move = PodStep.Next(failed, Orders.Facts with { Start = hot, Container = Orders.Container(ContainerPhase.Created) });

        Assert.Equal((PodState.Deferred, "TemperatureAboveLimit", PodAction.None), (move.Next.State, move.Next.Reason, move.Action));
    }

    [Fact]
    public void A_back_off_written_under_a_wrong_clock_does_not_hold()
    {
        PodRecord failed = Orders.Record(PodState.Starting) with { StartTries = 1, RetryAtRealUtc = Orders.Facts.RealUtc.AddYears(5) };

        Assert.Equal(PodAction.Start, PodStep.Next(failed, Orders.Facts).Action);
    }

    [Fact]
    public void A_container_the_runtime_lost_hold_of_is_given_up_and_removed()
    {
        PodMove move = PodStep.Next(Orders.Record(PodState.Running), Orders.Facts with { Container = Orders.Container(ContainerPhase.Unknown) });

        Assert.Equal((PodState.GaveUp, PodReason.ContainerLost), (move.Next.State, move.Next.Reason));
        Assert.Equal(PodAction.RemoveContainer, PodStep.Next(move.Next, Orders.Facts).Action);
    }

    [Fact]
    public void A_container_that_a_hung_runtime_started_past_the_latest_start_is_stopped()
    {
        ContainerFact late = Orders.Container(ContainerPhase.Running) with { StartedRealUtc = Orders.Facts.RealUtc.AddMinutes(21) };
        PodFacts facts = Orders.Facts with { MissionUtc = Orders.T0.AddMinutes(32), Container = late };
        PodMove adopted = PodStep.Next(Orders.Record(PodState.Starting), facts);
        PodMove move = PodStep.Next(adopted.Next, facts);

        Assert.Equal((PodState.GaveUp, PodReason.StartWindowPassed), (move.Next.State, move.Next.Reason));
        Assert.Equal(PodAction.RemoveContainer, PodStep.Next(move.Next, facts).Action);
    }

    [Theory]
    [InlineData("Accepted")]
    [InlineData("Ready")]
    public void Past_the_latest_start_it_still_asks_the_runtime_before_it_gives_up(string stateName)
    {
        PodFacts late = Orders.Facts with { MissionUtc = Orders.Plan.StartNotAfterUtc.AddSeconds(1), RuntimeReachable = false };
        PodMove move = PodStep.Next(Orders.Record(Enum.Parse<PodState>(stateName)), late);

        Assert.Equal((PodReason.RuntimeUnavailable, PodAction.None), (move.Next.Reason, move.Action));
        Assert.NotEqual(PodState.GaveUp, move.Next.State);
    }
}
