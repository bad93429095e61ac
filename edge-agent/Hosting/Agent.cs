using System.Globalization;
using System.Security.Cryptography;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.EdgeAgent.Bundles;
using SpaceCloud.EdgeAgent.Clock;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Cri;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.EdgeAgent.Guards;
using SpaceCloud.EdgeAgent.Images;
using SpaceCloud.EdgeAgent.Journal;
using SpaceCloud.EdgeAgent.Pods;
using SpaceCloud.EdgeAgent.Results;

namespace SpaceCloud.EdgeAgent.Hosting;

/// <summary>The agent put together. Disposing it, like killing it, leaves its containers running.</summary>
internal sealed class Agent : IAsyncDisposable
{
    /// <summary>How far back the mission's start may lie for the initial power state to be counted from it.</summary>
    private static readonly TimeSpan LongestSimulatedPast = TimeSpan.FromDays(1);

    private readonly JournalStore _journal;
    private readonly GrpcUnixCaller _caller;
    private readonly ECDsa _bundleKey;
    private readonly PodKeeper _keeper;
    private readonly ContactLoop _contacts;
    private readonly AgentEvents _events;

    private Agent(JournalStore journal, GrpcUnixCaller caller, ECDsa bundleKey, PodKeeper keeper, ContactLoop contacts, AgentEvents events, PodTable pods)
    {
        (_journal, _caller, _bundleKey, _keeper, _contacts, _events) = (journal, caller, bundleKey, keeper, contacts, events);
        Pods = pods;
    }

    /// <summary>What is on board.</summary>
    public PodTable Pods { get; }

    /// <param name="options">Judged options.</param>
    /// <param name="time">Real time.</param>
    /// <param name="output">Where the event stream goes.</param>
    /// <param name="openLink">How the ground is reached; null: as the options say.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="JournalException">The journal cannot be used.</exception>
    /// <exception cref="ContentException">The content store cannot be used.</exception>
    public static async Task<Agent> OpenAsync(
        AgentOptions options, TimeProvider time, TextWriter output, Func<GroundLink>? openLink, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.DataFolder);
        AgentClock clock = new(options.MissionClock, time);
        AgentFolders folders = new(options.DataFolder, options.SensorsFolder);
        ContentStore content = await ContentStore.OpenAsync(folders.ContentFolder, cancel);
        JournalStore journal = JournalStore.Open(folders.JournalFile);
        AgentEvents events = new(new EventStream(output, options.LogFormat, options.Node, clock), journal, clock);
        ECDsa bundleKey = ECDsa.Create();
        bundleKey.ImportFromPem(options.BundlePublicKeyPem);
        BundleStore bundles = new(journal, bundleKey, options.Node, clock);
        await InstallAsync(options.InitialBundleFile, bundles, events, cancel);
        PodTable pods = new(journal);
        Outbox outbox = new(journal);
        SimulatedPower power = new(journal, bundles, InitialPower(options, clock));
        GrpcUnixCaller caller = new(options.RuntimeSocket);
        CriRuntime cri = new(caller);
        PodRuntime runtime = new(cri, options.Node, folders, () => clock.MissionUtc);
        PodActions actions = new(
            pods, runtime, content, new ContainerdImporter(content, options.RuntimeSocket, options.CtrProgram), new ResultCollector(folders), outbox, folders, events, clock);
        PodKeeper keeper = new(
            pods, bundles, cri, actions, runtime, content, outbox, power, new ForecastGuard(bundles, power, clock), events, clock);
        SessionState session = new(options.Node, bundles, pods, outbox, power, events, clock);
        ContactLoop contacts = new(
            session, content, journal, openLink ?? (() => GroundLink.Open(options.Ground, options.Node)), options.IsContactGated, () => keeper.IsRuntimeReady);
        Greet(options, bundles, pods, journal, events);
        return new Agent(journal, caller, bundleKey, keeper, contacts, events, pods);
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] loops = [Guarded(_keeper.RunAsync(either.Token), either), Guarded(_contacts.RunAsync(either.Token), either)];
        try
        {
            await Task.WhenAll(loops);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // As asked.
        }

        _events.Tell(new AgentEvent("AgentStopped", "The agent stops; its containers run on"));
    }

    public ValueTask DisposeAsync()
    {
        _journal.Dispose();
        _caller.Dispose();
        _bundleKey.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A loop that dies takes the other with it: half an agent would look alive.</summary>
    private static async Task Guarded(Task loop, CancellationTokenSource either)
    {
        try
        {
            await loop;
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private static async Task InstallAsync(string? file, BundleStore bundles, AgentEvents events, CancellationToken cancel)
    {
        if (file is null)
        {
            return;
        }

        BundleVerdict verdict = bundles.Offer(await File.ReadAllBytesAsync(file, cancel), evenExpired: true);

        // After a restart the one of before launch is older than what we have, and that is as it should be.
        if (verdict.Failure is { } failure and not BundleFailure.BundleRolledBack)
        {
            events.Tell(new AgentEvent("BundleRefused", $"{file}: {failure}: {verdict.Message}")
            {
                Warning = true,
                ForGround = true,
                Facts = [("reason", failure.ToString())],
            });
        }
    }

    /// <summary>The simulated battery as it is at the mission's start; before that it stands still.</summary>
    private static PowerState InitialPower(AgentOptions options, AgentClock clock)
    {
        DateTimeOffset start = clock.Mission.MissionStartUtc;
        return new PowerState(
            clock.MissionUtc - start < LongestSimulatedPast ? start : clock.MissionUtc,
            options.InitialStateOfChargePercent,
            options.InitialTemperatureCelsius);
    }

    private static void Greet(AgentOptions options, BundleStore bundles, PodTable pods, JournalStore journal, AgentEvents events)
    {
        string bundle = bundles.Current is { } current
            ? $"mission bundle {current.Version.ToString(CultureInfo.InvariantCulture)}"
            : "no mission bundle yet";
        events.Tell(new AgentEvent("AgentStarted", $"{options.Node}: {bundle}, {pods.All.Count} pods in the journal")
        {
            Numbers = [("bundleVersion", bundles.Current?.Version ?? 0), ("pods", pods.All.Count)],
        });
        foreach (JournalFault fault in journal.Faults)
        {
            events.Tell(new AgentEvent("JournalQuarantined", $"{fault.Kind} {fault.Key}: {fault.Message}".Trim()) { Warning = true, ForGround = true });
        }
    }
}
