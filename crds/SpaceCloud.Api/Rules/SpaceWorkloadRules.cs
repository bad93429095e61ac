using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Rules;

/// <summary>What must hold of a workload before a byte of it goes up: the rules between fields, and the supported part of its pod template.</summary>
public static class SpaceWorkloadRules
{
    /// <summary>All broken rules; empty when the workload can be planned.</summary>
    public static IReadOnlyList<RuleViolation> Check(SpaceWorkloadSpec spec)
    {
        RuleBook book = new();
        book.Require(spec.Run.Duration > TimeSpan.Zero, "spec.run.duration", spec.Run.Duration, "above 0", "write the longest time a run takes, such as 6m30s");
        book.Between("spec.run.powerWatts", spec.Run.PowerWatts, 0, 1e5, "W");
        book.Between("spec.completions", spec.Completions, 1, 1000, "runs");
        book.Between("spec.parallelism", spec.Parallelism, 1, 1000, "runs");
        book.Between("spec.retryLimit", spec.RetryLimit, 0, 100, "attempts");
        book.Require(
            spec.Placement is null || spec.Placement.Tiers.Contains(PlacementTier.Orbit),
            "spec.placement.tiers",
            "without Orbit",
            "a list with Orbit",
            "ground nodes alone are not used yet; add Orbit");
        CheckInputs(book, spec);
        CheckOneSensor(book, spec.Inputs);
        CaptureRules.Check(book, spec);
        CheckOutputs(book, spec.Outputs);
        CheckDirectories(book, spec);
        return [.. book.Violations, .. CheckTemplate(spec)];
    }

    private static void CheckInputs(RuleBook book, SpaceWorkloadSpec spec)
    {
        for (int i = 0; i < spec.Inputs.Count; i++)
        {
            WorkloadInput input = spec.Inputs[i];
            InputSource from = input.From;
            string path = $"spec.inputs[{i}]";
            int sources = new[] { from.Sensor, from.GroundStore, from.Workload }.Count(source => source is not null);
            book.Require(sources == 1, $"{path}.from", $"{sources} sources", "exactly one of sensor, groundStore, workload", "split it into one input a source");
            book.Between($"{path}.maxBytes", input.MaxBytes, 0, 1L << 40, "B");
            book.Require(
                from.Sensor is null || spec.Mode is not WorkloadMode.GroundData,
                $"{path}.from.sensor", from.Sensor, "absent in mode GroundData", "set spec.mode to SpaceData or Joint");
            book.Require(
                from.GroundStore is null || spec.Mode is not WorkloadMode.SpaceData,
                $"{path}.from.groundStore", from.GroundStore, "absent in mode SpaceData", "set spec.mode to GroundData or Joint");
        }
    }

    private static void CheckOneSensor(RuleBook book, IReadOnlyList<WorkloadInput> inputs)
    {
        string[] sensors = [.. inputs.Select(input => input.From.Sensor).OfType<string>()];
        book.Require(
            sensors.Length <= 1, "spec.inputs", $"sensors {string.Join(", ", sensors)}", "at most one input from a sensor", "make one workload a sensor");
    }

    private static void CheckOutputs(RuleBook book, IReadOnlyList<WorkloadOutput> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            book.Require(
                outputs[i].Name != WellKnown.LogOutput,
                $"spec.outputs[{i}].name", outputs[i].Name, "another name", "\"log\" names the container's log, which comes down by itself");
            book.Between($"spec.outputs[{i}].maxBytes", outputs[i].MaxBytes, 1, 1L << 40, "B");
        }
    }

    private static void CheckDirectories(RuleBook book, SpaceWorkloadSpec spec)
    {
        (string At, string Name, string Path)[] directories =
        [
            .. spec.Inputs.Select((input, i) => ($"spec.inputs[{i}]", input.Name, input.Path)),
            .. spec.Outputs.Select((output, i) => ($"spec.outputs[{i}]", output.Name, output.Path)),
            .. Mounts(spec).Select(mount => (mount.At, mount.Name, mount.Path)),
        ];
        for (int i = 0; i < directories.Length; i++)
        {
            (string at, string name, string path) = directories[i];
            string field = at.Contains("volumeMounts", StringComparison.Ordinal) ? "mountPath" : "path";
            string? other = directories[..i].Where(before => Overlap(before.Path, path)).Select(before => before.At).FirstOrDefault();
            book.Require(other is null, $"{at}.{field}", path, $"outside the directory of {other}", "give each its own directory");
            book.Require(
                path is ['/', not '/', ..] && !path.Contains("/../", StringComparison.Ordinal) && !path.EndsWith("/..", StringComparison.Ordinal),
                $"{at}.{field}", path, "an absolute path below /, without ..", "write the directory as the container sees it");
            if (field == "path")
            {
                book.Require(
                    !directories[..i].Any(before => before.Name == name && !before.At.Contains("volumeMounts", StringComparison.Ordinal)),
                    $"{at}.name", name, "different from those before it", "give each input and output its own name");
            }
        }
    }

    private static IReadOnlyList<RuleViolation> CheckTemplate(SpaceWorkloadSpec spec)
    {
        const string Path = "spec.template.spec";
        RuleBook book = new();
        if (spec.Template.Spec is not { } pod)
        {
            if (PodTemplateConverter.ProblemOf(spec.Template) is { } problem)
            {
                string at = problem.Path is { Length: > 1 } path ? path[1..] : "";
                book.Add($"spec.template{at}", "a value of another kind", "what kubectl explain pod says of the field", "texts such as the value of an env need quotes");
            }
            else
            {
                book.Add(Path, "nothing", "a pod with one container", "write the container that shall run");
            }

            return book.Violations;
        }

        book.Require(pod.NodeName is null, $"{Path}.nodeName", pod.NodeName, "absent", "use spec.placement.satelliteSelector");
        IReadOnlyList<V1Container> containers = pod.Containers ?? [];
        for (int i = 0; i < containers.Count; i++)
        {
            book.Require(
                !string.IsNullOrWhiteSpace(containers[i].Image),
                $"{Path}.containers[{i}].image", containers[i].Image, "an image in the ground store", "load one with kubectl spacecloud image load FILE");
        }

        HashSet<string?> volumes = [.. (pod.Volumes ?? []).Select(volume => volume.Name)];
        foreach ((string at, string name, _) in Mounts(spec))
        {
            book.Require(
                volumes.Contains(name),
                $"{at}.name", name, $"an emptyDir in {Path}.volumes", "add the volume; inputs and outputs are mounted at their path without a volumeMount");
        }

        return [.. book.Violations, .. PodSubset.Unsupported(pod, Path)];
    }

    private static IEnumerable<(string At, string Name, string Path)> Mounts(SpaceWorkloadSpec spec) =>
        (spec.Template.Spec?.Containers ?? []).SelectMany((container, i) => (container.VolumeMounts ?? []).Select((mount, j) =>
            ($"spec.template.spec.containers[{i}].volumeMounts[{j}]", mount.Name ?? "", mount.MountPath ?? "")));

    private static bool Overlap(string one, string other) =>
        (one + "/").StartsWith(other + "/", StringComparison.Ordinal) || (other + "/").StartsWith(one + "/", StringComparison.Ordinal);
}
