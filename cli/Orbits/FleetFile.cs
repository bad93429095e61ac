using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Manifests;
using SpaceCloud.Orbit;
using SpaceCloud.Orbit.Formats;

namespace SpaceCloud.Cli.Orbits;

/// <summary>What a file of elements holds: objects that can be computed, and sentences about the others.</summary>
/// <param name="Objects">In the order of the file.</param>
/// <param name="Refused">One sentence for each object that cannot be computed.</param>
/// <param name="Warnings">What is not as it should be and was used all the same.</param>
internal sealed record FleetFile(IReadOnlyList<FleetObject> Objects, IReadOnlyList<string> Refused, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads elements in any form: TLE, OMM as JSON, CSV, XML or KVN, or manifests of Satellites.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <exception cref="ManifestException">It has manifests, and one has no sense.</exception>
    public static FleetFile Read(ReadOnlyMemory<byte> bytes, string source) =>
        ManifestText.Of(bytes) is { } manifests ? FromManifests(manifests, source) : FromElements(ElementFile.Read(bytes), source);

    private static FleetFile FromElements(ElementFile file, string source)
    {
        List<FleetObject> objects = [];
        List<string> refused = [.. file.Errors.Select(error => $"{source}: {error.Reason}, {error.Message}")];
        foreach (ReadElements read in file.Objects)
        {
            if (OrbitPropagator.TryCreate(read.Set.Elements, out OrbitPropagator? orbit, out OrbitProblem? problem))
            {
                objects.Add(new FleetObject(read.Label, orbit, ElementAging.Passive, null));
            }
            else
            {
                refused.Add($"{source}: {read.Label}: {problem.Reason}, {problem.Message}");
            }
        }

        return new FleetFile(objects, refused, [.. file.Objects.SelectMany(read => read.Warnings.Select(warning => $"{source}: {read.Label}: {warning.Message}"))]);
    }

    private static FleetFile FromManifests(string yaml, string source)
    {
        List<FleetObject> objects = [];
        List<string> refused = [];
        foreach (Satellite satellite in ManifestReader.Read<Satellite>(yaml, source))
        {
            string name = satellite.Metadata.Name ?? "";
            if (ElementsFacts.TryPropagator(satellite.Spec.Orbit, out OrbitPropagator? orbit, out ElementsProblem? problem))
            {
                objects.Add(new FleetObject(name, orbit, ElementsFacts.Aging(satellite.Spec.Orbit), satellite.Spec.Links.MinElevationDegrees));
            }
            else
            {
                refused.Add($"{source}: {name}: {problem.Reason}, {problem.Message}");
            }
        }

        if (objects.Count + refused.Count == 0)
        {
            refused.Add($"{source}: there is no Satellite in it");
        }

        return new FleetFile(objects, refused, []);
    }
}
