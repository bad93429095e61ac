using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Bundles;

/// <summary>
/// The last mission bundle that could be verified, and the version below which none is believed. What the journal gives back
/// is verified again: a changed disk is no better than a changed link.
/// </summary>
internal sealed class BundleStore
{
    private const string Kind = "bundle";
    private const string CurrentKey = "current";
    private const string FloorKey = "floor";
    private readonly Lock _gate = new();
    private readonly JournalStore _journal;
    private readonly ECDsa _publicKey;
    private readonly string _node;
    private readonly AgentClock _clock;
    private MissionBundle? _current;
    private long _floor;

    public BundleStore(JournalStore journal, ECDsa publicKey, string node, AgentClock clock)
    {
        (_journal, _publicKey, _node, _clock) = (journal, publicKey, node, clock);
        if (journal.Read(Kind, FloorKey) is { } floor)
        {
            _ = long.TryParse(Encoding.ASCII.GetString(floor), NumberStyles.None, CultureInfo.InvariantCulture, out _floor);
        }

        if (journal.Read(Kind, CurrentKey) is { } stored)
        {
            _current = Judge(stored, evenExpired: true).Bundle;

            // The floor's own row may have been damaged and put aside.
            _floor = Math.Max(_floor, _current?.Version ?? 0);
        }
    }

    /// <summary>Null before the first one. May have expired: then nothing new starts, but its contact plan is still the best known.</summary>
    public MissionBundle? Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Verifies and, if it may be believed, keeps a bundle; on success it is on disk.</summary>
    /// <param name="json">A signed mission bundle as it travels.</param>
    /// <param name="evenExpired">For the one installed before launch: its contact plan is used even when nothing may start under it.</param>
    public BundleVerdict Offer(byte[] json, bool evenExpired = false)
    {
        lock (_gate)
        {
            BundleVerdict verdict = Judge(json, evenExpired);
            if (verdict.Bundle is { } bundle && bundle.Version != _current?.Version)
            {
                byte[] floor = Encoding.ASCII.GetBytes(bundle.Version.ToString(CultureInfo.InvariantCulture));
                _journal.Write([new JournalRow(Kind, CurrentKey, json), new JournalRow(Kind, FloorKey, floor)], []);
                (_current, _floor) = (bundle, bundle.Version);
            }

            return verdict;
        }
    }

    private BundleVerdict Judge(byte[] json, bool evenExpired)
    {
        SignedMissionBundle signed;
        try
        {
            signed = SpaceCloudJson.Deserialize<SignedMissionBundle>(json);
        }
        catch (JsonException error)
        {
            return new BundleVerdict(null, BundleFailure.BundleMalformed, $"not a signed mission bundle: {error.Message}");
        }

        BundleVerdict verdict = BundleVerifier.Verify(signed, _publicKey, _node, _floor, _clock.MissionUtc);
        return evenExpired && verdict.Failure == BundleFailure.BundleExpired
            ? BundleVerifier.Verify(signed, _publicKey, _node, _floor, DateTimeOffset.MinValue)
            : verdict;
    }
}
