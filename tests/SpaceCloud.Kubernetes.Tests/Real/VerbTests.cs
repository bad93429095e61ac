using System.Text.Json.Nodes;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Testing;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>Every verb once on the real API server.</summary>
[Collection(nameof(ControlPlaneCollection))]
public sealed class VerbTests : IAsyncLifetime
{
    private readonly ControlPlaneFixture _fixture;
    private string _ns = "";

    public VerbTests(ControlPlaneFixture fixture) => _fixture = fixture;

    private KubernetesClient Client { get; set; } = null!;

    public async Task InitializeAsync()
    {
        if (RealParts.Missing(RealPart.ControlPlane) is null)
        {
            Client = new KubernetesClient(
                KubernetesClientConfiguration.BuildConfigFromConfigFile(_fixture.AdminKubeconfig),
                new KubernetesClientOptions { Json = TestJson.Options });
            _ns = await _fixture.CreateNamespaceAsync("verbs");
        }
    }

    public Task DisposeAsync()
    {
        Client?.Dispose();
        return Task.CompletedTask;
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Get_returns_the_object_or_null()
    {
        V1Namespace? found = await Client.GetAsync<V1Namespace>(_ns);
        Assert.Equal("Active", found!.Status!.Phase);
        Assert.NotNull(found.Uid());
        Assert.Null(await Client.GetAsync<V1ConfigMap>("absent", _ns));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Create_returns_the_stored_object_and_refuses_a_taken_name()
    {
        V1ConfigMap made = await Client.CreateAsync(ConfigMap("made", "v"));
        Assert.NotNull(made.ResourceVersion());
        KubernetesException taken = await Assert.ThrowsAsync<KubernetesException>(() => Client.CreateAsync(ConfigMap("made", "w")));
        Assert.True(taken.IsAlreadyExists);
        Assert.False(taken.IsConflict);
        Assert.Equal("made", taken.Status.Details?.Name);
        KubernetesException invalid = await Assert.ThrowsAsync<KubernetesException>(() => Client.CreateAsync(ConfigMap("Not A Name", "v")));
        Assert.True(invalid.IsInvalid);
        Assert.Equal("metadata.name", Assert.Single(invalid.Status.Details!.Causes!).Field);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task List_reads_all_pages_of_one_state_by_selector()
    {
        for (int i = 0; i < 5; i++)
        {
            V1ConfigMap map = ConfigMap($"m{i}", "v");
            map.Metadata.Labels = new Dictionary<string, string> { ["odd"] = i % 2 == 1 ? "yes" : "no" };
            await Client.CreateAsync(map);
        }

        KubernetesList<V1ConfigMap> all = await Client.ListAsync<V1ConfigMap>(_ns, new ListOptions { PageSize = 2, LabelSelector = "odd" });
        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], all.Items.Select(map => map.Name()));
        Assert.True(string.IsNullOrEmpty(all.Metadata.ContinueProperty));
        KubernetesList<V1ConfigMap> odd = await Client.ListAsync<V1ConfigMap>(_ns, new ListOptions { LabelSelector = "odd in (yes)" });
        Assert.Equal(["m1", "m3"], odd.Items.Select(map => map.Name()));
        KubernetesList<V1ConfigMap> one = await Client.ListAsync<V1ConfigMap>(null, new ListOptions { FieldSelector = $"metadata.name=m2,metadata.namespace={_ns}" });
        Assert.Equal("v", Assert.Single(one.Items).Data!["k"]);
        KubernetesList<V1ConfigMap> page = await Client.ListPageAsync<V1ConfigMap>(_ns, new ListOptions { PageSize = 2, LabelSelector = "odd" });
        Assert.Equal(2, page.Items.Count);
        Assert.False(string.IsNullOrEmpty(page.Metadata.ContinueProperty));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Watch_tells_changes_after_a_version_and_ends_in_time()
    {
        string? from = (await Client.ListAsync<V1ConfigMap>(_ns)).Metadata.ResourceVersion;
        await Client.CreateAsync(ConfigMap("w", "1"));
        await Client.PatchAsync<V1ConfigMap>(V1Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["k"] = "2" } }), "w", _ns);
        await Client.DeleteAsync<V1ConfigMap>("w", _ns);

        List<string> seen = [];
        WatchOptions options = new() { ResourceVersion = from, ServerTimeout = TimeSpan.FromSeconds(2), FieldSelector = "metadata.name=w" };
        await foreach (WatchEvent<V1ConfigMap> one in Client.WatchAsync<V1ConfigMap>(_ns, options))
        {
            if (one.Type != WatchEventType.Bookmark)
            {
                seen.Add($"{one.Type} {one.Entity.Name()} {one.Entity.Data?["k"]}");
            }
        }

        Assert.Equal(["Added w 1", "Modified w 2", "Deleted w 2"], seen);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Update_is_refused_when_somebody_wrote_in_between()
    {
        V1ConfigMap first = await Client.CreateAsync(ConfigMap("u", "1"));
        V1ConfigMap second = await Client.UpdateAsync(first with { Data = new Dictionary<string, string> { ["k"] = "2" } });
        Assert.NotEqual(first.ResourceVersion(), second.ResourceVersion());
        KubernetesException conflict = await Assert.ThrowsAsync<KubernetesException>(
            () => Client.UpdateAsync(first with { Data = new Dictionary<string, string> { ["k"] = "3" } }));
        Assert.True(conflict.IsConflict);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Delete_keeps_its_conditions()
    {
        V1ConfigMap map = await Client.CreateAsync(ConfigMap("d", "1"));
        KubernetesException stranger = await Assert.ThrowsAsync<KubernetesException>(
            () => Client.DeleteAsync<V1ConfigMap>("d", _ns, new DeleteOptions { PreconditionUid = "another" }));
        Assert.True(stranger.IsConflict);
        KubernetesException stale = await Assert.ThrowsAsync<KubernetesException>(
            () => Client.DeleteAsync<V1ConfigMap>("d", _ns, new DeleteOptions { PreconditionResourceVersion = "1" }));
        Assert.True(stale.IsConflict);

        DeleteOptions right = new() { PreconditionUid = map.Uid(), PreconditionResourceVersion = map.ResourceVersion(), PropagationPolicy = PropagationPolicy.Background };
        Assert.True(await Client.DeleteAsync<V1ConfigMap>("d", _ns, right));
        Assert.False(await Client.DeleteAsync<V1ConfigMap>("d", _ns, right));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Merge_and_json_patch_change_what_they_name()
    {
        await Client.CreateAsync(ConfigMap("p", "1"));
        V1ConfigMap merged = await Client.PatchAsync<V1ConfigMap>(
            V1Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["k"] = null, ["other"] = "ż" } }), "p", _ns, "room-a");
        Assert.Equal("ż", merged.Data!["other"]);
        Assert.False(merged.Data.ContainsKey("k"));
        Assert.Contains(merged.Metadata.ManagedFields!, entry => entry.Manager == "room-a");

        V1ConfigMap patched = await Client.PatchAsync<V1ConfigMap>(
            V1Patch.Json(
                new JsonPatchOperation("test", "/data/other", "ż"),
                new JsonPatchOperation("add", "/metadata/annotations", new JsonObject { ["a/b"] = "y" }),
                new JsonPatchOperation("replace", "/metadata/annotations/a~1b", "x")), "p", _ns);
        Assert.Equal("x", patched.GetAnnotation("a/b"));
        await Assert.ThrowsAsync<KubernetesException>(() => Client.PatchAsync<V1ConfigMap>(
            V1Patch.Json(new JsonPatchOperation("test", "/data/other", "wrong")), "p", _ns));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Node_conditions_and_taints_are_patched()
    {
        string name = $"{_ns}-node";
        await Client.CreateAsync(new V1Node { Metadata = { Name = name }, Spec = new V1NodeSpec { ProviderID = $"spacecloud://{name}" } });
        V1Node ready = await Client.PatchStatusAsync<V1Node>(
            V1Patch.StrategicMerge(new JsonObject
            {
                ["status"] = new JsonObject
                {
                    ["capacity"] = new JsonObject { ["spacecloud.io/orbit"] = "8" },
                    ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = "True", ["reason"] = "Test" }),
                },
            }),
            name);
        Assert.Equal(8, ready.Status!.Capacity!["spacecloud.io/orbit"].ToInt64());
        V1Node second = await Client.PatchStatusAsync<V1Node>(
            V1Patch.StrategicMerge(new JsonObject
            {
                ["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = "InContact", ["status"] = "False" }) },
            }),
            name);
        Assert.Equal(["InContact", "Ready"], second.Status!.Conditions!.Select(condition => condition.Type!).Order());

        V1Taint taint = new() { Key = "spacecloud.io/orbit", Value = "true", Effect = "NoSchedule" };
        V1Node tainted = await Client.UpdateAsync(second with { Spec = second.Spec! with { Taints = [.. second.Spec!.Taints ?? [], taint] } });
        Assert.Contains(tainted.Spec!.Taints!, one => one.Key == "spacecloud.io/orbit");
        Assert.True(await Client.DeleteAsync<V1Node>(name));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Apply_owns_fields_and_status_is_apart()
    {
        await WidgetDefinition.EnsureAsync(Client);
        Widget wanted = new() { Metadata = { Name = "w", NamespaceProperty = _ns }, Spec = { Size = 3, Colour = "red" } };

        Widget made = await Client.ApplyAsync(wanted, "room-a");
        Assert.Equal("red", made.Spec.Colour);
        Widget told = await Client.ApplyStatusAsync(
            new Widget { Metadata = { Name = "w", NamespaceProperty = _ns }, Status = new WidgetStatus { Note = "seen" } }, "room-b");
        Assert.Equal("seen", told.Status?.Note);
        Assert.Equal(3, told.Spec.Size);

        KubernetesException conflict = await Assert.ThrowsAsync<KubernetesException>(
            () => Client.ApplyAsync(wanted with { Spec = new WidgetSpec { Size = 4 } }, "room-c"));
        Assert.True(conflict.IsConflict);
        Assert.Equal(4, (await Client.ApplyAsync(wanted with { Spec = new WidgetSpec { Size = 4 } }, "room-c", force: true)).Spec.Size);

        Widget dropped = await Client.ApplyAsync(wanted with { Spec = new WidgetSpec() }, "room-a");
        Assert.Null(dropped.Spec.Colour);
        Assert.Equal(4, dropped.Spec.Size);
        Assert.Equal("seen", dropped.Status?.Note);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Update_and_patch_of_the_status_leave_the_specification_alone()
    {
        await WidgetDefinition.EnsureAsync(Client);
        Widget made = await Client.CreateAsync(new Widget { Metadata = { Name = "s", NamespaceProperty = _ns }, Spec = { Size = 1 } });
        Widget updated = await Client.UpdateStatusAsync(made with { Spec = new WidgetSpec { Size = 9 }, Status = new WidgetStatus { Note = "a" } });
        Assert.Equal((1, "a"), (updated.Spec.Size, updated.Status?.Note));
        Widget patched = await Client.PatchStatusAsync<Widget>(
            V1Patch.Merge(new JsonObject { ["spec"] = new JsonObject { ["size"] = 9 }, ["status"] = new JsonObject { ["note"] = "b" } }), "s", _ns);
        Assert.Equal((1, "b"), (patched.Spec.Size, patched.Status?.Note));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Unknown_fields_survive_an_update_on_the_server()
    {
        await WidgetDefinition.EnsureAsync(Client);
        Widget widget = new() { Metadata = { Name = "x", NamespaceProperty = _ns }, Spec = { Size = 1 } };
        widget.Spec.UnknownFields = new Dictionary<string, System.Text.Json.JsonElement>
        {
            ["newer"] = System.Text.Json.JsonDocument.Parse("""{"a":[1,{"b":null}]}""").RootElement,
        };
        Widget made = await Client.CreateAsync(widget);
        Widget updated = await Client.UpdateAsync(made with { Spec = made.Spec with { Size = 2 } });
        Assert.Equal("""{"a":[1,{"b":null}]}""", updated.Spec.UnknownFields!["newer"].GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Bind_writes_node_and_annotations_at_once()
    {
        await Eventually.GetsAsync("a default service account", () => EnsureServiceAccountAsync());
        await Client.CreateAsync(Pod("b"));
        V1Binding binding = new()
        {
            Metadata = { Name = "b", NamespaceProperty = _ns, Annotations = new Dictionary<string, string> { ["spacecloud.io/plan"] = "{}" } },
            Target = new V1ObjectReference { Kind = "Node", Name = "eagle" },
        };
        await Client.BindAsync(binding);

        V1Pod bound = (await Client.GetAsync<V1Pod>("b", _ns))!;
        Assert.Equal("eagle", bound.Spec!.NodeName);
        Assert.Equal("{}", bound.GetAnnotation("spacecloud.io/plan"));
        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => Client.BindAsync(binding))).IsConflict);
        Assert.True(await Client.DeleteAsync<V1Pod>("b", _ns, new DeleteOptions { GracePeriodSeconds = 0 }));
        Assert.Null(await Client.GetAsync<V1Pod>("b", _ns));
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task A_token_of_a_service_account_is_an_identity_with_its_own_rights()
    {
        await Client.CreateAsync(new V1ServiceAccount { Metadata = { Name = "robot", NamespaceProperty = _ns } });
        Authenticationv1TokenRequest answer = await Client.CreateTokenAsync("robot", _ns, new V1TokenRequestSpec { ExpirationSeconds = 600 });
        Assert.NotNull(answer.Status?.ExpirationTimestamp);

        KubernetesClientConfiguration admin = KubernetesClientConfiguration.BuildConfigFromConfigFile(_fixture.AdminKubeconfig);
        using KubernetesClient robot = new(admin with { ClientCertificate = null, AccessToken = answer.Status!.Token });
        KubernetesException forbidden = await Assert.ThrowsAsync<KubernetesException>(() => robot.ListAsync<V1Secret>(_ns));
        Assert.True(forbidden.IsForbidden);
        Assert.Contains($"system:serviceaccount:{_ns}:robot", forbidden.Message, StringComparison.Ordinal);
        using KubernetesClient wrong = new(admin with { ClientCertificate = null, AccessToken = "wrong" });
        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => wrong.ListAsync<V1Secret>(_ns))).IsUnauthorized);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Lease_event_and_secret_take_the_forms_the_server_demands()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        V1Lease lease = await Client.CreateAsync(new V1Lease
        {
            Metadata = { Name = "l", NamespaceProperty = _ns },
            Spec = new V1LeaseSpec { HolderIdentity = "me", RenewTime = now, LeaseDurationSeconds = 40 },
        });
        Assert.Equal(now, lease.Spec!.RenewTime!.Value, TimeSpan.FromMilliseconds(1));
        V1Secret secret = await Client.CreateAsync(new V1Secret
        {
            Metadata = { Name = "s", NamespaceProperty = _ns },
            StringData = new Dictionary<string, string> { ["k"] = "hi" },
        });
        Assert.Equal("hi"u8.ToArray(), secret.Data!["k"]);
    }

    [RealPartFact(RealPart.ControlPlane)]
    public async Task Raw_reads_what_is_no_object()
    {
        Assert.Equal("ok", await Client.GetRawAsync("/readyz"));
        Assert.NotNull(JsonNode.Parse(await Client.GetRawAsync("/version"))!["gitVersion"]);
        Assert.True((await Assert.ThrowsAsync<KubernetesException>(() => Client.GetRawAsync("/nothing"))).IsNotFound);
    }

    // Without kube-controller-manager nobody makes the account that admission wants for a pod.
    private async Task<V1ServiceAccount?> EnsureServiceAccountAsync() =>
        await Client.GetAsync<V1ServiceAccount>("default", _ns)
        ?? await Client.CreateAsync(new V1ServiceAccount { Metadata = { Name = "default", NamespaceProperty = _ns }, AutomountServiceAccountToken = false });

    private V1ConfigMap ConfigMap(string name, string value) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = _ns },
        Data = new Dictionary<string, string> { ["k"] = value },
    };

    private V1Pod Pod(string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = _ns },
        Spec = new V1PodSpec
        {
            AutomountServiceAccountToken = false,
            SchedulerName = "nobody",
            Containers = [new V1Container { Name = "c", Image = "i" }],
        },
    };
}
