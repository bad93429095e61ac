using System.Text;

namespace SpaceCloud.Bench.Propagation;

/// <summary>Files that other programs read and write, in a folder that goes with the run.</summary>
internal sealed class PeerFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("spacecloud-bench-");

    /// <summary>A path for what a program writes.</summary>
    public string States => Path.Combine(folder.FullName, "states.txt");

    /// <summary>Writes sets as a program reads them: two lines each, no names.</summary>
    public string Sets(string name, IReadOnlyList<CatalogueEntry> entries)
    {
        string path = Path.Combine(folder.FullName, name + ".tle");
        File.WriteAllLines(path, entries.SelectMany(entry => new[] { entry.Line1, entry.Line2 }), new UTF8Encoding(false));
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
