using System.Security.Cryptography;
using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Runs;

/// <summary>
/// One run of the lab: an id that keeps several runs on one machine apart, a folder, and the promise that what the run made
/// is taken away, also when the program that made it is killed.
/// </summary>
public sealed class LabRun : IAsyncDisposable
{
    private readonly bool _keepFolder;
    private readonly RunRecord _record;
    private readonly SemaphoreSlim _oneReaper = new(1);
    private Reaper? _reaper;

    private LabRun(string id, string folder, bool keepFolder)
    {
        Id = id;
        Folder = folder;
        _keepFolder = keepFolder;
        _record = RunRecord.Create(id);
        if (!keepFolder)
        {
            _record.Write("folder", folder);
        }
    }

    /// <summary>Six characters, part of every name this run gives on the machine.</summary>
    public string Id { get; }

    /// <summary>Where the run keeps everything; for its owner alone.</summary>
    public string Folder { get; }

    /// <summary>Begins a run in the given folder, or in a new one under the temporary folder.</summary>
    public static LabRun Begin(string? folder = null, bool keepFolder = false)
    {
        string id = RandomNumberGenerator.GetHexString(6, lowercase: true);
        string path = Path.GetFullPath(folder ?? Path.Combine(Path.GetTempPath(), $"spacecloud-lab-{id}"));
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new LabRun(id, path, keepFolder);
    }

    /// <summary>Takes away what runs whose program no longer lives have left; returns the ids of those runs.</summary>
    public static async Task<IReadOnlyList<string>> CleanDeadRunsAsync()
    {
        List<string> cleaned = [];
        foreach (RunRecord record in RunRecord.All().Where(record => !record.OwnerLives))
        {
            await RunCleaner.CleanAsync(record);
            cleaned.Add(record.Id);
        }

        return cleaned;
    }

    /// <summary>Takes away a run's things, its program alive or not. No such run is fine.</summary>
    public static async Task CleanAsync(string id)
    {
        if (RunRecord.Find(id) is { } record)
        {
            await RunCleaner.CleanAsync(record);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunCleaner.CleanAsync(_record);
        if (_reaper is not null)
        {
            await _reaper.DisposeAsync();
        }

        _oneReaper.Dispose();
        if (!_keepFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Records a network namespace that is about to be made, and sees to it that it is removed after a crash too.</summary>
    internal async Task ClaimNetworkNamespaceAsync(string name)
    {
        await _oneReaper.WaitAsync();
        try
        {
            _reaper ??= await Reaper.StartAsync(Id);
        }
        finally
        {
            _oneReaper.Release();
        }

        _record.Write("netns", name);
    }

    /// <summary>Records a folder elsewhere than the run's own whose mounts and files go with the run.</summary>
    internal void ClaimFolder(string folder) => _record.Write("folder", folder);
}
