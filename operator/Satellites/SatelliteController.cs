using System.Collections.Concurrent;
using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Rules;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Operator.Hosting;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Satellites;

/// <summary>
/// Writes the status of each satellite: as a whole, guarded by the version it was read at. Server-side apply in Kubernetes
/// 1.20 turns a nested object that is no longer said into a null, which the schema refuses.
/// </summary>
internal sealed class SatelliteController(Fleet fleet, SilenceDesk silence, HeardRegister heard, IEventRecorder events) : IEntityController<Satellite>
{
    /// <summary>Writes of one satellite are at least this far apart, so that a burst of news becomes one.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, long> _writtenAt = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(Satellite entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
        {
            return ReconcileResult.Done;
        }

        string name = entity.Metadata.Name!;
        SatelliteObservation seen = Observe(entity);
        SatelliteStatus status = SatelliteStatusRule.StatusOf(seen);
        if (StatusNews.WorthWriting(entity.Status, status))
        {
            if (_writtenAt.TryGetValue(name, out long at) && fleet.Time.GetElapsedTime(at) < ShortestPause)
            {
                return ReconcileResult.RequeueAfter(ShortestPause);
            }

            await fleet.Client.UpdateStatusAsync(entity with { Status = status }, cancellationToken);
            _writtenAt[name] = fleet.Time.GetTimestamp();
            TellOfSilence(entity, status);
        }

        TimeSpan next = seen.Silence.NextJudgementUtc is { } judgement ? fleet.Until(judgement) + TimeSpan.FromMilliseconds(10) : StatusNews.LookEvery;
        return ReconcileResult.RequeueAfter(next < StatusNews.LookEvery ? next : StatusNews.LookEvery);
    }

    /// <inheritdoc/>
    public Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        _writtenAt.TryRemove(key.Name, out _);
        return Task.CompletedTask;
    }

    private void TellOfSilence(Satellite satellite, SatelliteStatus status)
    {
        V1Condition now = status.Conditions.First(condition => condition.Type == ConditionTypes.Overdue);
        V1Condition? was = satellite.Status?.Conditions.FirstOrDefault(condition => condition.Type == ConditionTypes.Overdue);
        if (now.Status == "True" && (was?.Status != "True" || was.Reason != now.Reason))
        {
            events.Record(satellite, EventType.Warning, now.Reason!, now.Message!);
            OperatorMetrics.ContactMissed();
        }
        else if (now.Status == "False" && was?.Status == "True")
        {
            events.Record(satellite, EventType.Normal, "HeardAgain", "the satellite was heard again");
        }
    }

    private SatelliteObservation Observe(Satellite satellite)
    {
        string name = satellite.Metadata.Name!;
        DateTimeOffset nowUtc = fleet.MissionNowUtc;
        V1Node? node = fleet.NodeNamed(name);
        AnnotationReading<Telemetry> telemetry = node is null ? new AnnotationReading<Telemetry>(null, null) : PodFacts.TelemetryOf(node);
        if (telemetry.Value is { } report)
        {
            // Fresh telemetry is a word as well: it can only have come through the link. One from a clock that is ahead, or made
            // before launch for the mission's start, holds until its time has come.
            if (report.AtUtc < nowUtc)
            {
                heard.Mark(name, report.AtUtc);
            }
            else
            {
                heard.Remember(name, nowUtc);
            }
        }

        IReadOnlyList<RuleViolation> violations = SatelliteRules.Check(satellite.Spec);
        bool foreign = node is not null && NodeRule.IsForeign(satellite, node);
        return new SatelliteObservation(
            satellite,
            violations,
            EphemerisRule.Judge(satellite.Spec.Orbit, nowUtc),
            silence.Judge(satellite),
            fleet.WindowsOf(name),
            telemetry.Value,
            telemetry.Problem,
            foreign ? "a Node of this name belongs to somebody else; rename the satellite or remove the Node" : null,
            silence.LastHeardUtc(satellite),
            nowUtc,
            fleet.RealNowUtc);
    }
}
