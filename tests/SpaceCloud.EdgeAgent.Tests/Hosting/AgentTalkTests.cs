using System.Security.Cryptography;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Tests.Ground;
using SpaceCloud.EdgeAgent.Tests.Pods;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.EdgeAgent.Tests.Hosting;

/// <summary>What needs a ground and no runtime.</summary>
public sealed class AgentTalkTests : IAsyncLifetime, IDisposable
{
    private const string Image = "registry.example/team/work@" + Orders.Digest;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private AgentRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AgentRig.StartGroundAsync(null, rate: 1, _limit.Token);

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_bundle_with_a_wrong_signature_is_refused_and_nothing_of_it_believed()
    {
        V1Pod pod = OrbitPods.Shell(_rig.Node, Image, "true");
        _rig.Ground.Pods[pod.Metadata.Name!] = pod;
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        MissionBundle forged = BundleMaker.Bundle(_rig.Node, 7, BundleMaker.Pod(_rig.Node, pod, Orders.Digest));
        _rig.Ground.Bundle = (BundleMaker.Signed(forged, stranger), 7);
        await _rig.StartAgentAsync();
        await Eventually.BecomesTrueAsync("the ground hears of it", () => _rig.Ground.Events.Any(told => told.Reason == "BundleRefused"));

        Corev1Event told = _rig.Ground.Events.Single(told => told.Reason == "BundleRefused");
        Assert.Contains("BundleSignatureInvalid", told.Message, StringComparison.Ordinal);
        Assert.Equal(("Warning", "Node", _rig.Node), (told.Type, told.InvolvedObject!.Kind, told.InvolvedObject.Name));
        await Eventually.BecomesTrueAsync("the pod waits for a plan", () => _rig.Pods.Find(pod.Metadata.Uid!)?.Reason == PodReason.PlanNotInBundle);
        Assert.DoesNotContain(_rig.Ground.Calls, call => call.Contains("/v1/blobs/", StringComparison.Ordinal));

        // The true one is believed at once, although its number is lower.
        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 3));
        await Eventually.BecomesTrueAsync("the signed bundle is accepted", () => _rig.Has("BundleAccepted"));
    }

    [Fact]
    public async Task An_older_bundle_is_refused_after_a_restart_too()
    {
        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 5));
        await _rig.StartAgentAsync();
        await Eventually.BecomesTrueAsync("the bundle is accepted", () => _rig.Has("BundleAccepted"));
        await _rig.StopAgentAsync();

        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 4));
        await _rig.StartAgentAsync();
        await Eventually.BecomesTrueAsync("the older one is refused", () => _rig.Told.Any(line => (string?)line["reason"] == "BundleRolledBack"));
        Assert.Equal(5, (long)_rig.Told.Last(line => (string?)line["event"] == "AgentStarted")["bundleVersion"]!);
    }

    [Fact]
    public async Task A_pod_with_an_unsupported_field_fails_naming_it_and_costs_no_uplink()
    {
        V1Pod pod = OrbitPods.Shell(_rig.Node, Image, "true");
        pod.Spec!.HostPID = true;
        _rig.Ground.Pods[pod.Metadata.Name!] = pod;
        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 1, BundleMaker.Pod(_rig.Node, pod, Orders.Digest)));
        await _rig.StartAgentAsync();

        System.Text.Json.Nodes.JsonNode status = (await Eventually.GetsAsync("a status is reported", () =>
            Task.FromResult(_rig.Ground.Statuses.FirstOrDefault().Patch?["status"])))!;
        Assert.Equal(("Failed", PodReason.UnsupportedField), ((string)status["phase"]!, (string)status["reason"]!));
        Assert.Contains("spec.hostPID", (string)status["message"]!, StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync("the event is on the ground", () => _rig.Ground.Events.Any(told => told.Reason == "Refused" && told.InvolvedObject!.Kind == "Pod"));
        Assert.DoesNotContain(_rig.Ground.Calls, call => call.Contains("/v1/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pod_nobody_planned_fails()
    {
        V1Pod pod = OrbitPods.Shell(_rig.Node, Image, "true");
        pod.Metadata.Annotations = null;
        _rig.Ground.Pods[pod.Metadata.Name!] = pod;
        _rig.Ground.Publish(BundleMaker.Bundle(_rig.Node, 1));
        await _rig.StartAgentAsync();

        await Eventually.BecomesTrueAsync("a status is reported", () => !_rig.Ground.Statuses.IsEmpty);
        Assert.Equal(PodReason.NoOperatorPlan, (string)_rig.Ground.Statuses.First().Patch["status"]!["reason"]!);
    }

    [Fact]
    public async Task Outside_booked_contacts_not_one_call_is_made()
    {
        BundleContact later = new("sat-bergen-1", "bergen", BundleMaker.MissionStartUtc.AddSeconds(10), BundleMaker.MissionStartUtc.AddSeconds(60), BundleMaker.MissionStartUtc.AddSeconds(120), 40, 1, 1, 1, 1, true);
        MissionBundle bundle = BundleMaker.Bundle(_rig.Node, 1) with { Contacts = [later] };
        string file = _rig.Ground.PathOf("initial.json");
        await File.WriteAllBytesAsync(file, BundleMaker.Signed(bundle, _rig.Ground.BundleKey), _limit.Token);
        await _rig.StartAgentAsync(arguments => arguments with { InitialBundle = file });

        await Eventually.BecomesTrueAsync("the first call comes", () => _rig.Ground.Calls.Count > 0);
        Assert.True(_rig.Clock.MissionUtc(DateTimeOffset.UtcNow) >= later.AosUtc);
        Assert.True(_rig.Has("NextContact"));
        await Eventually.BecomesTrueAsync("the contact is told", () => _rig.Has("ContactOpened"));
    }

    [Fact]
    public async Task A_contact_without_a_link_is_told_as_silent_and_nothing_else()
    {
        BundleContact now = new("sat-bergen-1", "bergen", BundleMaker.MissionStartUtc, BundleMaker.MissionStartUtc.AddSeconds(5), BundleMaker.MissionStartUtc.AddSeconds(10), 40, 1, 1, 1, 1, true);
        BundleContact later = now with { Name = "sat-bergen-2", AosUtc = now.LosUtc.AddHours(1), LosUtc = now.LosUtc.AddHours(2) };
        MissionBundle bundle = BundleMaker.Bundle(_rig.Node, 1) with { Contacts = [now, later] };
        string file = _rig.Ground.PathOf("initial.json");
        await File.WriteAllBytesAsync(file, BundleMaker.Signed(bundle, _rig.Ground.BundleKey), _limit.Token);
        string kubeconfig = _rig.Ground.PathOf("nowhere");
        string text = await File.ReadAllTextAsync(_rig.Ground.PathOf("kubeconfig"), _limit.Token);
        await File.WriteAllTextAsync(kubeconfig, text.Replace(_rig.Ground.Address.ToString().TrimEnd('/'), "https://127.0.0.1:1", StringComparison.Ordinal), _limit.Token);
        await _rig.StartAgentAsync(arguments => arguments with { InitialBundle = file, Kubeconfig = kubeconfig, Gateway = "https://127.0.0.1:1" });

        await Eventually.BecomesTrueAsync("the contact has passed", () => _rig.Has("NextContact"));
        Assert.True(_rig.Has("ContactSilent"), _rig.Transcript());
        Assert.False(_rig.Has("ContactOpened") || _rig.Has("ContactStepFailed"), _rig.Transcript());
    }

    [Fact]
    public async Task With_its_own_gating_off_it_calls_at_once()
    {
        BundleContact later = new("sat-bergen-1", "bergen", BundleMaker.MissionStartUtc.AddHours(1), BundleMaker.MissionStartUtc.AddHours(1.1), BundleMaker.MissionStartUtc.AddHours(1.2), 40, 1, 1, 1, 1, true);
        MissionBundle bundle = BundleMaker.Bundle(_rig.Node, 1) with { Contacts = [later] };
        string file = _rig.Ground.PathOf("initial.json");
        await File.WriteAllBytesAsync(file, BundleMaker.Signed(bundle, _rig.Ground.BundleKey), _limit.Token);
        await _rig.StartAgentAsync(arguments => arguments with { InitialBundle = file, NoContactGating = true });

        await Eventually.BecomesTrueAsync("it calls", () => _rig.Ground.Calls.Count > 0);
    }
}
