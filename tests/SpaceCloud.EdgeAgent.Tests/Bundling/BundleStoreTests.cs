using System.Security.Cryptography;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Runtime;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Tests.Bundling;

public sealed class BundleStoreTests
{
    [Fact]
    public void The_version_floor_holds_when_its_own_row_is_lost()
    {
        using ScratchFolder scratch = new();
        using JournalStore journal = JournalStore.Open(Path.Combine(scratch.Path, "journal.db"));
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AgentClock clock = new(new MissionClock(DateTimeOffset.UtcNow, BundleMaker.MissionStartUtc, 1), TimeProvider.System);
        new BundleStore(journal, key, "sat-1", clock).Offer(BundleMaker.Signed(BundleMaker.Bundle("sat-1", 5), key));
        journal.Delete("bundle", "floor");

        BundleVerdict verdict = new BundleStore(journal, key, "sat-1", clock).Offer(BundleMaker.Signed(BundleMaker.Bundle("sat-1", 4), key));

        Assert.Equal(BundleFailure.BundleRolledBack, verdict.Failure);
    }
}
