using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>What a contact reads and changes on board.</summary>
internal sealed record SessionState(
    string Node, BundleStore Bundles, PodTable Pods, Outbox Outbox, IPowerSource Power, AgentEvents Events, AgentClock Clock);
