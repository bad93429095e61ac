using System.Text.Json;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Installations;

/// <summary>What a running installation tells of itself in a file, so that other programs can use it, look at it and end it.</summary>
public sealed record InstallationState
{
    /// <summary>The process that holds it all; ended by SIGTERM.</summary>
    public required int OwnerPid { get; init; }

    /// <summary>When that process started, so that its id cannot be taken for another's.</summary>
    public required long OwnerStartTicks { get; init; }

    /// <summary>Folder with keys, data and logs.</summary>
    public required string Folder { get; init; }

    /// <summary>An administrator's kubeconfig.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>REAL_UTC,MISSION_UTC,RATE.</summary>
    public required string MissionClock { get; init; }

    /// <summary>Seed of the sensors' scenes.</summary>
    public required int Seed { get; init; }

    /// <summary>The ground store.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>Processes by name.</summary>
    public required IReadOnlyDictionary<string, int> Processes { get; init; }

    /// <summary>The satellites, in the order of their manifests.</summary>
    public required IReadOnlyList<SatelliteEntry> Satellites { get; init; }

    /// <summary>Where `make up` keeps it: one installation a checkout, or a folder of artifacts.</summary>
    public static string DefaultFile => Path.Combine(Checkout.Artifacts(), "lab", "state.json");

    /// <summary>Whether its owner still runs.</summary>
    public bool Lives => ProcessTable.StartTicks(OwnerPid) == OwnerStartTicks;

    /// <summary>Reads the file; null where none is.</summary>
    public static async Task<InstallationState?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            await using FileStream stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync(stream, StateJsonContext.Default.InstallationState, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new LabException($"{file} cannot be read ({exception.Message}); remove it and run `make down`", exception);
        }
    }

    /// <summary>Removes the file; none is fine.</summary>
    internal static void Forget(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string aside = $"{file}.new";
        await File.WriteAllBytesAsync(aside, JsonSerializer.SerializeToUtf8Bytes(this, StateJsonContext.Default.InstallationState), cancellationToken);
        File.Move(aside, file, overwrite: true);
    }
}
