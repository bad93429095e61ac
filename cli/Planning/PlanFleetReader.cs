using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Api.Rules;
using SpaceCloud.Cli.Output;
using SpaceCloud.Kubernetes;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Cli.Planning;

/// <summary>Sorts the objects of manifests by kind, and holds them to the rules the operator holds them to.</summary>
internal sealed class PlanFleetReader
{
    private readonly List<Satellite> satellites = [];
    private readonly List<GroundStation> stations = [];
    private readonly List<ContactWindow> windows = [];
    private readonly List<V1Pod> pods = [];
    private readonly List<(int Order, SpaceWorkload Workload)> workloads = [];
    private readonly Dictionary<string, IReadOnlyList<string>> broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly List<string> refused = [];
    private readonly List<string> warnings = [];

    private PlanFleetReader()
    {
    }

    /// <exception cref="ManifestException">An object cannot be read at all; the message names file, document and field.</exception>
    /// <exception cref="CommandException">An object stands there twice, or there is no workload.</exception>
    public static PlanFleet Read(IReadOnlyList<(int Order, ManifestObject Object)> objects)
    {
        PlanFleetReader reader = new();
        foreach ((int order, ManifestObject one) in objects)
        {
            reader.Take(order, one);
        }

        if (reader.workloads.Count == 0)
        {
            throw new CommandException(ExitCode.Failed, "there is no SpaceWorkload in the manifests; name the file that holds one with -f");
        }

        return new PlanFleet(
            reader.satellites,
            reader.stations,
            reader.windows,
            reader.pods,
            [
                .. reader.workloads.OrderBy(one => one.Order)
                    .ThenBy(one => one.Workload.Metadata.NamespaceProperty, StringComparer.Ordinal)
                    .ThenBy(one => one.Workload.Metadata.Name, StringComparer.Ordinal)
                    .Select(one => one.Workload),
            ],
            reader.broken,
            reader.refused,
            reader.warnings);
    }

    private void Take(int order, ManifestObject one)
    {
        if (one.Is<Satellite>())
        {
            Satellite satellite = Named<Satellite>(one, null);
            satellites.Add(satellite);
            Refuse(one, SatelliteRules.Check(satellite.Spec));
        }
        else if (one.Is<GroundStation>())
        {
            GroundStation station = Named<GroundStation>(one, null);
            AddKept(stations, station, one, GroundStationRules.Check(station.Spec));
        }
        else if (one.Is<ContactWindow>())
        {
            ContactWindow window = Named<ContactWindow>(one, null);
            AddKept(windows, window, one, ContactWindowRules.Check(window.Spec));
        }
        else if (one.Is<SpaceWorkload>())
        {
            SpaceWorkload workload = Named<SpaceWorkload>(one, "default");
            workload = workload with { Metadata = workload.Metadata with { NamespaceProperty = workload.Metadata.NamespaceProperty ?? "default" } };
            workloads.Add((order, workload));
            IReadOnlyList<RuleViolation> violations = SpaceWorkloadRules.Check(workload.Spec);
            if (violations.Count > 0)
            {
                broken[PlanFleet.KeyOf(workload)] = [.. violations.Select(violation => violation.ToString())];
                Refuse(one, violations);
            }
        }
        else if (one.Is<V1Pod>())
        {
            Take(Named<V1Pod>(one, "default"), one);
        }
        else if (one.ApiVersion?.StartsWith($"{WellKnown.Group}/", StringComparison.Ordinal) == true)
        {
            throw new ManifestException(
                $"{one.Place}: there is no such kind in {one.ApiVersion}, must be Satellite, GroundStation, ContactWindow or SpaceWorkload of {WellKnown.ApiVersion}");
        }
        else
        {
            warnings.Add($"{one.Place}: passed over, plans do not depend on it");
        }
    }

    private void Take(V1Pod pod, ManifestObject one)
    {
        string space = pod.Metadata.NamespaceProperty ?? "default";
        pods.Add(pod with { Metadata = pod.Metadata with { NamespaceProperty = space, Uid = pod.Metadata.Uid ?? $"{space}/{pod.Metadata.Name}" } });
        warnings.AddRange(new[] { PodFacts.DemandOf(pod).Problem, PodFacts.PlanOf(pod).Problem }.OfType<string>().Select(problem => $"{one.Place}: {problem}; it is not counted"));
    }

    /// <summary>The object, when its name is given and stands for nothing else.</summary>
    private T Named<T>(ManifestObject one, string? defaultNamespace)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        T entity = one.To<T>();
        if (string.IsNullOrEmpty(entity.Metadata.Name))
        {
            throw new ManifestException($"{one.Place}: metadata.name: nothing is not allowed, it must be given; name the object");
        }

        string key = $"{one.Kind} {(defaultNamespace is null ? "" : $"{entity.Metadata.NamespaceProperty ?? defaultNamespace}/")}{entity.Metadata.Name}";
        warnings.AddRange(one.UnknownFields<T>().Select(path => $"{one.Place}: {path}: there is no such field, it is not read; see kubectl explain {one.Kind!.ToLowerInvariant()}.{path[..path.LastIndexOf('.')]}"));
        return places.TryAdd(key, $"{one.Source}, document {one.Document}")
            ? entity
            : throw new ManifestException($"{one.Place}: it stands in {places[key]} already; leave one of the two out");
    }

    private void AddKept<T>(List<T> kept, T entity, ManifestObject one, IReadOnlyList<RuleViolation> violations)
    {
        if (violations.Count == 0)
        {
            kept.Add(entity);
        }

        Refuse(one, violations);
    }

    private void Refuse(ManifestObject one, IReadOnlyList<RuleViolation> violations) =>
        refused.AddRange(violations.Select(violation => $"{one.Place}: {violation}"));
}
