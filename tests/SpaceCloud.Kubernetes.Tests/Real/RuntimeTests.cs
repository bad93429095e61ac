using System.Collections.Concurrent;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>Informer, controller, finalizers and events on the real API server.</summary>
[Collection(nameof(ControlPlaneCollection))]
public sealed class RuntimeTests : IAsyncLifetime, IDisposable
{
    private readonly ControlPlaneFixture _fixture;
    private readonly CancellationTokenSource _stop = new();
    private string _ns = "";

    public RuntimeTests(ControlPlaneFixture fixture) => _fixture = fixture;

    private KubernetesClient Client { get; set; } = null!;

    public async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane) is null)
        {
            Client = new KubernetesClient(
                KubernetesClientConfiguration.BuildConfigFromConfigFile(_fixture.AdminKubeconfig),
                new KubernetesClientOptions { Json = TestJson.Options });
            _ns = await _fixture.CreateNamespaceAsync("runtime");
            await WidgetDefinition.EnsureAsync(Client);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Client?.Dispose();
        _stop.Dispose();
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task An_informer_converges_after_the_API_server_was_killed_and_restarted()
    {
        await Client.CreateAsync(Widget("before", 1));
        Informer<Widget> informer = new(Client, new InformerOptions { Namespace = _ns });
        ConcurrentQueue<StoreChange<Widget>> changes = new();
        informer.Subscribe(changes.Enqueue);
        Task running = informer.RunAsync(_stop.Token);
        await informer.WaitForSyncAsync(_stop.Token).WaitAsync(TimeSpan.FromSeconds(30));

        await _fixture.ControlPlane.StopApiServerAsync();
        KubernetesException down = await Assert.ThrowsAsync<KubernetesException>(() => Client.CreateAsync(Widget("lost", 1)));
        Assert.True(down.IsUnreachable);
        Assert.NotNull(informer.Store.Get(new ObjectKey(_ns, "before")));
        await _fixture.ControlPlane.StartApiServerAsync(CancellationToken.None);
        await Client.CreateAsync(Widget("after", 2));
        await Client.DeleteAsync<Widget>("before", _ns);

        await Eventually.BecomesTrueAsync(
            "the store shows what the server has",
            () => informer.Store.List().Select(widget => widget.Name()).SequenceEqual(["after"]),
            TimeSpan.FromSeconds(60));
        Assert.Equal(["before", "after", "before"], changes.Select(change => change.Key.Name));
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_controller_reconciles_retries_and_finalizes()
    {
        Informer<Widget> informer = new(Client, new InformerOptions { Namespace = _ns });
        Recorder recorder = new(Client);
        using Controller<Widget> controller = new("widgets", Client, informer, recorder, [recorder]);
        Task running = new ControllerHost([informer], [controller]).RunAsync(_stop.Token);

        await Client.CreateAsync(Widget("w", 1));
        await Eventually.BecomesTrueAsync(
            "the status tells the size",
            async () => (await Client.GetAsync<Widget>("w", _ns))?.Status?.Note == "size 1");
        Assert.True(recorder.Failures >= 1, "the first try was told to fail");
        Assert.Equal([Recorder.Name], (await Client.GetAsync<Widget>("w", _ns))!.Metadata.Finalizers!);

        await Client.PatchAsync<Widget>(V1Patch.Merge(new() { ["spec"] = new System.Text.Json.Nodes.JsonObject { ["size"] = 2 } }), "w", _ns);
        await Eventually.BecomesTrueAsync(
            "the status follows",
            async () => (await Client.GetAsync<Widget>("w", _ns))?.Status?.Note == "size 2");

        await Client.DeleteAsync<Widget>("w", _ns);
        await Eventually.BecomesTrueAsync("the object is kept while the finalizer needs it", () => recorder.FinalizeCalls >= 1);
        Assert.NotNull(await Client.GetAsync<Widget>("w", _ns));
        recorder.MayGo = true;
        await Eventually.BecomesTrueAsync("the object is gone", async () => await Client.GetAsync<Widget>("w", _ns) is null);
        await Eventually.BecomesTrueAsync("the controller heard of it", () => recorder.Deleted.Contains(new ObjectKey(_ns, "w")));
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_repeated_event_counts_up()
    {
        Widget widget = await Client.CreateAsync(Widget("e", 1));
        EventRecorder events = new(Client, "tests", "here");
        Task running = events.RunAsync(_stop.Token);
        for (int i = 0; i < 3; i++)
        {
            events.Record(widget, EventType.Warning, "BatteryLow", "61 % < 65 %");
        }

        events.Record(widget, EventType.Normal, "Long", new string('x', 3000));

        KubernetesList<Corev1Event> list = await Eventually.GetsAsync("two events, one counted to three", async () =>
        {
            KubernetesList<Corev1Event> all = await Client.ListAsync<Corev1Event>(_ns, new ListOptions { FieldSelector = $"involvedObject.uid={widget.Uid()}" });
            return all.Items.Count == 2 && all.Items.Any(one => one.Count == 3) ? all : null;
        });
        Corev1Event low = list.Items.Single(one => one.Reason == "BatteryLow");
        Assert.Equal(("Warning", "61 % < 65 %", "tests", "here"), (low.Type, low.Message, low.Source?.Component, low.Source?.Host));
        Assert.Equal(1024, list.Items.Single(one => one.Reason == "Long").Message!.Length);
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private Widget Widget(string name, int size) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = _ns },
        Spec = new WidgetSpec { Size = size },
    };

    /// <summary>Writes the size into the status; fails the first time; keeps the object until it may go.</summary>
    private sealed class Recorder(IKubernetesClient client) : IEntityController<Widget>, IEntityFinalizer<Widget>
    {
        public const string Name = "test.spacecloud.io/recorder";

        public string Identifier => Name;

        public int Failures { get; private set; }

        public int FinalizeCalls { get; private set; }

        public bool MayGo { get; set; }

        public ConcurrentBag<ObjectKey> Deleted { get; } = [];

        public async Task<ReconcileResult> ReconcileAsync(Widget entity, CancellationToken cancellationToken)
        {
            if (Failures == 0)
            {
                Failures++;
                throw new InvalidOperationException("told to fail once");
            }

            string note = $"size {entity.Spec.Size}";
            if (entity.Status?.Note != note)
            {
                Widget status = new()
                {
                    Metadata = new V1ObjectMeta { Name = entity.Name(), NamespaceProperty = entity.Namespace() },
                    Status = new WidgetStatus { Note = note },
                };
                await client.ApplyStatusAsync(status, "recorder", cancellationToken: cancellationToken);
            }

            return ReconcileResult.Done;
        }

        public Task DeletedAsync(ObjectKey key, CancellationToken cancellationToken)
        {
            Deleted.Add(key);
            return Task.CompletedTask;
        }

        public Task<ReconcileResult> FinalizeAsync(Widget entity, CancellationToken cancellationToken)
        {
            FinalizeCalls++;
            return Task.FromResult(MayGo ? ReconcileResult.Done : ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(100)));
        }
    }
}
