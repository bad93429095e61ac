using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Writes core/v1 events (node identities may create those and not the newer ones).</summary>
public sealed partial class EventRecorder : IEventRecorder
{
    /// <summary>Longest note the server takes.</summary>
    public const int MaxNoteCharacters = 1024;

    private const int MaxWaiting = 1000;
    private const int MaxRemembered = 4096;

    private readonly IKubernetesClient _client;
    private readonly string _component;
    private readonly string _host;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Dictionary<EventIdentity, Corev1Event> _written = [];
    private readonly Channel<(EventIdentity Identity, DateTimeOffset AtUtc)> _waiting =
        Channel.CreateBounded<(EventIdentity, DateTimeOffset)>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <param name="client">Writes the events.</param>
    /// <param name="component">Who tells, for example <c>spacecloud-operator</c>.</param>
    /// <param name="host">The machine or node; may be empty.</param>
    /// <param name="time">Null for the system's clock.</param>
    /// <param name="logger">Null for none.</param>
    public EventRecorder(IKubernetesClient client, string component, string host = "", TimeProvider? time = null, ILogger? logger = null)
    {
        _client = client;
        _component = component;
        _host = host;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
    }

    public void Record(IKubernetesObject<V1ObjectMeta> regarding, EventType type, string reason, string note)
    {
        ArgumentNullException.ThrowIfNull(regarding);
        V1ObjectReference about = regarding.MakeObjectReference();
        about.ResourceVersion = null;
        _waiting.Writer.TryWrite((new EventIdentity(about, type, reason, Cut(note)), _time.GetUtcNow()));
    }

    /// <summary>Writes what is handed over, until cancelled. A server that refuses costs the event and nothing else.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach ((EventIdentity identity, DateTimeOffset atUtc) in _waiting.Reader.ReadAllAsync(cancellationToken))
            {
                await WriteAsync(identity, atUtc, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task WriteAsync(EventIdentity identity, DateTimeOffset atUtc, CancellationToken cancellationToken)
    {
        try
        {
            if (!await TryCountUpAsync(identity, atUtc, cancellationToken))
            {
                Remember(identity, await _client.CreateAsync(NewEvent(identity, atUtc), cancellationToken));
            }
        }
        catch (KubernetesException exception)
        {
            LogLost(_logger, identity.Reason, identity.Regarding.Name, exception.Message);
        }
    }

    private async Task<bool> TryCountUpAsync(EventIdentity identity, DateTimeOffset atUtc, CancellationToken cancellationToken)
    {
        if (!_written.TryGetValue(identity, out Corev1Event? last))
        {
            return false;
        }

        JsonObject patch = new()
        {
            ["count"] = (last.Count ?? 1) + 1,
            ["lastTimestamp"] = atUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        try
        {
            _written[identity] = await _client.PatchAsync<Corev1Event>(V1Patch.Merge(patch), last.Name(), last.Namespace(), null, cancellationToken);
            return true;
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            // The server forgets events after an hour.
            _written.Remove(identity);
            return false;
        }
    }

    private void Remember(EventIdentity identity, Corev1Event stored)
    {
        if (_written.Count >= MaxRemembered)
        {
            _written.Clear();
        }

        _written[identity] = stored;
    }

    private Corev1Event NewEvent(EventIdentity identity, DateTimeOffset atUtc)
    {
        // The name of an object may be as long as an event's may be; the suffix must still fit.
        string name = identity.Regarding.Name ?? "";
        name = name.Length > 200 ? name[..200].TrimEnd('.', '-') : name;
        return new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"{name}.{Guid.CreateVersion7(atUtc).ToString("N", CultureInfo.InvariantCulture)}",

                // Events about objects of the cluster stand in "default", as the server demands.
                NamespaceProperty = identity.Regarding.NamespaceProperty ?? "default",
            },
            InvolvedObject = identity.Regarding,
            Type = identity.Type.ToString(),
            Reason = identity.Reason,
            Message = identity.Note,
            Source = new V1EventSource { Component = _component, Host = _host.Length > 0 ? _host : null },
            FirstTimestamp = atUtc,
            LastTimestamp = atUtc,
            Count = 1,
            ReportingComponent = _component,
            ReportingInstance = _host,
        };
    }

    internal static string Cut(string note)
    {
        if (note.Length <= MaxNoteCharacters)
        {
            return note;
        }

        int end = MaxNoteCharacters - 1;
        end -= char.IsHighSurrogate(note[end - 1]) ? 1 : 0;
        return note[..end] + "…";
    }

    // Records compare their parts by value, so this is the key of "the same event again".
    private sealed record EventIdentity(V1ObjectReference Regarding, EventType Type, string Reason, string Note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Reason} about {Name} was lost: {Cause}")]
    private static partial void LogLost(ILogger logger, string reason, string? name, string cause);
}
