using SpaceCloud.Api;
using SpaceCloud.EndToEnd.Tests.Machine;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Lab.Installations;
using SpaceCloud.Testing;

namespace SpaceCloud.EndToEnd.Tests.Faults;

public sealed partial class FaultTests
{
    /// <summary>The operator renews every 20 s, spread by a tenth; with this much nobody renews any more.</summary>
    private static readonly TimeSpan Unrenewed = TimeSpan.FromSeconds(27);

    [RealPartFact(RealPart.ControlPlane, RealPart.Containerd, RealPart.Helm, RealPart.NetworkNamespaces)]
    public async Task A_missed_booked_contact_is_told_within_that_contact_and_forgiven_when_heard_again()
    {
        SatelliteUnit alpha = lab.Alpha;
        // What was reported before launch counts as a word at the mission's start.
        await lab.Installation.UntilAsync(lab.Installation.Scenario.MissionStartUtc, CancellationToken.None);
        LinkView silent = await FaultsFixture.SilenceAsync(alpha, lab.Installation, TimeSpan.FromSeconds(2));
        Assert.NotEqual("True", (await OverdueAsync()).Status);
        await LinkControl.BlockAsync(alpha);
        try
        {
            await MissedAsync(silent.AtUtc);
        }
        finally
        {
            await LinkControl.UnblockAsync(alpha);
        }

        await Eventually.BecomesTrueAsync("alpha is not overdue any more", async () => (await OverdueAsync()).Status == "False", TimeSpan.FromMinutes(1.5));
        await EventAsync("HeardAgain");
        await Eventually.BecomesTrueAsync("the lease of alpha is renewed again", async () => await LeaseAgeAsync("alpha") < Unrenewed);
    }

    private async Task MissedAsync(DateTimeOffset sinceUtc)
    {
        ContactWindow missed = await Eventually.GetsAsync(
            "alpha's next contact is booked",
            async () => (await lab.Installation.Client.ListAsync<ContactWindow>()).Items
                .Where(window => window.Spec.Satellite == "alpha" && window.Spec.LosUtc > sinceUtc && window.Status?.State is ContactState.Scheduled or ContactState.Active)
                .MinBy(window => window.Spec.AosUtc));

        V1Condition overdue = await Eventually.GetsAsync(
            "alpha is overdue", async () => await OverdueAsync() is { Status: "True" } told ? told : null, TimeSpan.FromMinutes(1));
        Assert.InRange(lab.Installation.MissionNowUtc, missed.Spec.AosUtc, missed.Spec.LosUtc);
        Assert.Equal("ContactMissed", overdue.Reason);
        await EventAsync("ContactMissed");

        await Eventually.BecomesTrueAsync("the lease of alpha runs out", async () => await LeaseAgeAsync("alpha") > Unrenewed, TimeSpan.FromMinutes(1.5));
        Assert.True(await LeaseAgeAsync("bravo") < Unrenewed, "nobody renews any lease");
    }

    private async Task<V1Condition> OverdueAsync() =>
        (await lab.Installation.Client.GetAsync<Satellite>("alpha"))!.Status!.Conditions.First(one => one.Type == ConditionTypes.Overdue);

    private async Task<TimeSpan> LeaseAgeAsync(string node) =>
        TimeProvider.System.GetUtcNow() - (await lab.Installation.Client.GetAsync<V1Lease>(node, "kube-node-lease"))!.Spec!.RenewTime!.Value;

    private Task EventAsync(string reason) => Eventually.BecomesTrueAsync(
        $"there is an event {reason} of alpha",
        async () => (await lab.Installation.Tools.KubectlAsync(
            CancellationToken.None, "get", "events", "--all-namespaces", "--field-selector", $"involvedObject.name=alpha,reason={reason}", "--output", "name")).Contains("event", StringComparison.Ordinal));
}
