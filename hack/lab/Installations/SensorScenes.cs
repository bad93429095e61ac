using SpaceCloud.Api;
using SpaceCloud.Lab.Sensors;

namespace SpaceCloud.Lab.Installations;

/// <summary>What the simulated sensors of one satellite saw: for each sensor a directory, with hot spots planted by the seed.</summary>
internal sealed class SensorScenes(int seed, int satelliteIndex, DateTimeOffset missionStartUtc)
{
    private static readonly TimeSpan SeenBefore = TimeSpan.FromMinutes(20);

    /// <summary>Writes the scenes and returns what was planted in them.</summary>
    internal async Task<IReadOnlyList<PlantedHotSpot>> WriteAsync(Satellite satellite, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        List<PlantedHotSpot> planted = [];
        // Two large primes keep the seeds of neighbouring runs and satellites apart.
        Random random = new(unchecked((seed * 7919) + (satelliteIndex * 104729)));
        foreach (SatelliteSensor sensor in satellite.Spec.Sensors)
        {
            SceneRecipe recipe = new()
            {
                Seed = random.Next(),
                Satellite = satellite.Metadata.Name!,
                AcquiredUtc = missionStartUtc - SeenBefore,
                // Anywhere between the tropics' edge and the far forests, clear of poles and date line.
                NorthDegrees = Math.Round(25 + (random.NextDouble() * 35), 3),
                WestDegrees = Math.Round(-170 + (random.NextDouble() * 330), 3),
                HotSpots = 4 + random.Next(6),
            };
            string directory = Path.Combine(folder, sensor.Name);
            planted.AddRange(await SceneWriter.WriteAsync(directory, "scene-001", recipe, cancellationToken));
            // A workload may name a sensor or its type.
            string byType = Path.Combine(folder, sensor.Type);
            if (!Path.Exists(byType))
            {
                Directory.CreateSymbolicLink(byType, directory);
            }
        }

        return planted;
    }
}
