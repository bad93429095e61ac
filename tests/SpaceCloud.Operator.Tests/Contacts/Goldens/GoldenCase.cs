using System.Text.Json.Nodes;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Contacts.Links;

namespace SpaceCloud.Operator.Tests.Contacts.Goldens;

/// <summary>
/// A folder with in.yaml (a header, then manifests as they would be in the cluster) and expected.yaml (what the operator writes). The
/// header says `now`, and may say `horizon`, `openWindows`, `heard` (by satellite), `news` (satellites) and `reservations` (by window).
/// </summary>
internal sealed class GoldenCase
{
    private static readonly DateTimeOffset RealNow = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly JsonObject _header;
    private readonly Satellite[] _satellites;
    private readonly GroundStation[] _stations;
    private readonly Dictionary<string, ContactWindow> _windows;

    private GoldenCase(string name, JsonObject header, Satellite[] satellites, GroundStation[] stations, IEnumerable<ContactWindow> windows)
    {
        Name = name;
        _header = header;
        _satellites = satellites;
        _stations = stations;
        _windows = windows.ToDictionary(window => window.Metadata.Name!, StringComparer.Ordinal);
    }

    public string Name { get; }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Contacts", "Goldens");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public string Expected => File.ReadAllText(Path.Combine(Folder, Name, "expected.yaml"));

    /// <summary>Reads a case; a seed other than 0 shuffles everything that has no order of its own.</summary>
    public static GoldenCase Read(string name, int seed = 0)
    {
        string file = Path.Combine(Folder, name, "in.yaml");
        string yaml = File.ReadAllText(file);
        Satellite[] satellites = [.. ManifestReader.Read<Satellite>(yaml, file).Select(Stored)];
        GroundStation[] stations = [.. ManifestReader.Read<GroundStation>(yaml, file).Select(Stored)];
        ContactWindow[] windows = [.. ManifestReader.Read<ContactWindow>(yaml, file).Select(Stored)];
        if (seed != 0)
        {
            Random random = new(seed);
            random.Shuffle(satellites);
            random.Shuffle(stations);
            random.Shuffle(windows);
        }

        return new GoldenCase(name, ManifestReader.Read(yaml, file)[0], satellites, stations, windows);
    }

    /// <summary>Plans and writes once; the writes as text, one document each, by name of the window.</summary>
    public string Run()
    {
        DateTimeOffset nowUtc = Utc(_header["now"]!);
        PlanRound round = PlanRoundRule.Decide(
            new PlanRoundFacts(
                _satellites,
                _stations,
                [.. _windows.Values],
                null,
                new HashSet<string>((_header["news"]?.AsArray() ?? []).Select(name => (string)name!)),
                new HashSet<string>(Reservations.Select(window => window.Key)),
                Duration("horizon", "4h"),
                int.Parse((string?)_header["openWindows"] ?? "10", System.Globalization.CultureInfo.InvariantCulture),
                nowUtc,
                RealNow),
            new PassLedger());
        IReadOnlyDictionary<string, WindowIntent> links = LinkRoundRule.Decide(
            _satellites, [.. _windows.Values], new Dictionary<string, WindowIntent>(), Duration("horizon", "4h"), nowUtc, new LinkLedger());
        List<string> writes = [];
        foreach (string name in BookChanges.Between(null, round.Book, [.. _windows.Values], links).Order(StringComparer.Ordinal))
        {
            writes.AddRange(Act(name, round.Book, links, nowUtc));
        }

        return string.Concat(writes);
    }

    private JsonObject Reservations => _header["reservations"]?.AsObject() ?? [];

    private IEnumerable<string> Act(string name, ContactBook book, IReadOnlyDictionary<string, WindowIntent> links, DateTimeOffset nowUtc)
    {
        ContactWindow? stored = _windows.GetValueOrDefault(name);
        WindowIntent? intent = book.Intents.GetValueOrDefault(name) ?? links.GetValueOrDefault(name);
        string? peer = stored?.Spec.PeerSatellite ?? intent?.Pass?.PeerSatellite;
        string satellite = stored?.Spec.Satellite ?? intent?.Pass?.Satellite ?? "";
        string? station = stored?.Spec.Station ?? intent?.Pass?.Station;
        WindowDecision decision = WindowRule.Decide(new WindowFacts(
            stored,
            intent,
            _satellites.FirstOrDefault(one => one.Metadata.Name == satellite),
            _stations.FirstOrDefault(one => one.Metadata.Name == station),
            _satellites.FirstOrDefault(one => one.Metadata.Name == peer),
            book.UncertaintyOf(satellite, peer),
            [.. (Reservations[name]?.AsArray() ?? []).Select(one => SpaceCloudJson.Deserialize<ContactReservation>(SpaceCloudJson.Serialize(one!.AsObject())))],
            _header["heard"]?[satellite] is { } heard ? Utc(heard) : null,
            DateTimeOffset.MinValue,
            nowUtc,
            RealNow));
        if (decision.Delete)
        {
            _windows.Remove(name);
            yield return $"---\ndelete: {name}\n";
        }

        if (decision.Create is { } create)
        {
            _windows[name] = create with { Metadata = create.Metadata with { Generation = 1 }, Status = new ContactWindowStatus(ContactState.Available) };
            yield return $"---\ncreate:\n{GoldenYaml.Write(create)}";
        }

        if (decision.Replace is { } replace)
        {
            _windows[name] = replace with { Metadata = replace.Metadata with { Generation = replace.Metadata.Generation + 1 } };
            yield return $"---\nreplace: {name}\n{GoldenYaml.Write(new JsonObject { ["spec"] = GoldenYaml.Node(replace)["spec"]!.DeepClone() })}";
        }

        if (decision.Status is { } status)
        {
            _windows[name] = _windows[name] with { Status = status };
            yield return $"---\nstatus: {name}\n{GoldenYaml.Write(status)}";
        }
    }

    private static T Stored<T>(T entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        entity.Metadata.Uid ??= $"uid-{entity.Metadata.Name}";
        entity.Metadata.Generation ??= 1;
        return entity;
    }

    private TimeSpan Duration(string field, string otherwise)
    {
        Assert.True(DurationText.TryParse((string?)_header[field] ?? otherwise, out TimeSpan duration), $"{Name}: {field}");
        return duration;
    }

    private static DateTimeOffset Utc(JsonNode text) => DateTimeOffset.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);
}
