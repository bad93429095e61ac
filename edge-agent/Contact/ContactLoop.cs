using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.Kubernetes;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Waits for contacts and holds them, one at a time.</summary>
internal sealed class ContactLoop(
    SessionState state, ContentStore content, JournalStore journal, Func<GroundLink> openLink, bool isGated, Func<bool> isRuntimeReady)
{
    private const string Kind = "contact";
    private const int KeptContacts = 200;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken cancel)
    {
        string announced = string.Empty;
        while (!cancel.IsCancellationRequested)
        {
            ContactMoment moment = ContactSchedule.At(state.Bundles.Current, isGated, state.Clock.MissionUtc);
            if (moment.IsOpen)
            {
                await HoldAsync(moment, cancel);
                continue;
            }

            if (announced != moment.Name && moment.UntilUtc is { } aos)
            {
                announced = moment.Name;
                state.Events.Tell(new AgentEvent("NextContact", $"{moment.Name} over {moment.Station} opens at {MissionText.Of(aos)}"));
            }

            await Task.Delay(Look, state.Clock.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Until LOS by plan. Without a plan until the plan changes: the session is re-opened when a first bundle says what the
    /// contacts are.
    /// </summary>
    private async Task HoldAsync(ContactMoment moment, CancellationToken cancel)
    {
        using CancellationTokenSource los = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        GroundLink link;
        try
        {
            link = openLink();
        }
        catch (Exception error) when (error is KubeconfigException or IOException or System.Security.Cryptography.CryptographicException)
        {
            state.Events.Tell(new AgentEvent("CredentialsUnusable", error.Message) { Warning = true });
            await Task.Delay(TimeSpan.FromSeconds(5), state.Clock.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        using (link)
        {
            ContactSession session = new(
                state, moment, new BundleStep(state), new PodsStep(state), new ReportStep(state, isRuntimeReady), new ResultsStep(state), new ImagesStep(state, content));
            Task watch = WatchAsync(moment, los);
            ContactRecord record = await session.RunAsync(link, los.Token);
            await watch;
            try
            {
                Keep(moment, record);
            }
            catch (JournalException error)
            {
                // A line of the contact log is not worth the agent.
                state.Events.Tell(new AgentEvent("StorageDegraded", error.Message) { Warning = true });
            }
        }
    }

    /// <summary>Ends the session when the schedule no longer says the same.</summary>
    private async Task WatchAsync(ContactMoment moment, CancellationTokenSource los)
    {
        while (!los.IsCancellationRequested)
        {
            ContactMoment now = ContactSchedule.At(state.Bundles.Current, isGated, state.Clock.MissionUtc);
            bool same = now.IsOpen && (now.Name == moment.Name || (now.UntilUtc is not null && now.UntilUtc == moment.UntilUtc));
            if (!same)
            {
                await los.CancelAsync();
                return;
            }

            await Task.Delay(Look, state.Clock.Time, los.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Keep(ContactMoment moment, ContactRecord record)
    {
        if (moment.Name.Length == 0 && record.FirstHeardUtc is null)
        {
            return;
        }

        if (record.FirstHeardUtc is null)
        {
            state.Events.Tell(new AgentEvent("ContactSilent", $"{moment.Name} over {moment.Station} passed and the ground did not answer") { Warning = true });
        }

        string key = $"{MissionText.Of(record.FirstHeardUtc ?? moment.UntilUtc ?? state.Clock.MissionUtc)} {record.Name}";
        IReadOnlyList<JournalRow> kept = journal.ReadAll(Kind);
        journal.Write(
            [new JournalRow(Kind, key, AgentJson.Write(record))],
            [.. kept.Take(Math.Max(0, kept.Count + 1 - KeptContacts)).Select(row => (Kind, row.Key))]);
    }
}
