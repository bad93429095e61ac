using SpaceCloud.Lab.Processes;

namespace SpaceCloud.Lab.Images;

/// <summary>
/// The sample detector as an image: the lower layer has the C library and the trimmed .NET runtime, the upper one the program, so
/// that a changed program costs few bytes of contact.
/// </summary>
internal static class WildfireDetectorImage
{
    public const string Name = "spacecloud.io/wildfire-detector:0.1.0";
    private const string Program = "wildfire-detector";
    private const string Folder = "opt/wildfire";
    private const string LibraryFolder = "lib/x86_64-linux-gnu";
    private const string Loader = "lib64/ld-linux-x86-64.so.2";

    /// <summary>What .NET's native parts are linked to (`ldd`).</summary>
    private static readonly string[] Libraries =
    [
        "libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0", "librt.so.1", "libstdc++.so.6",
    ];

    public static IEnumerable<string> HostLibraries => Libraries.Select(library => $"/{LibraryFolder}/{library}").Append("/" + Loader);

    /// <summary>Everything below the checkout that decides what is published.</summary>
    public static IReadOnlyList<string> Sources(string repositoryRoot)
    {
        string project = Path.Combine(repositoryRoot, "samples", "wildfire", "detector");
        return
        [
            .. Directory.EnumerateFiles(project, "*.cs").Append(Path.Combine(project, "WildfireDetector.csproj")).Order(StringComparer.Ordinal),
            Path.Combine(repositoryRoot, "Directory.Build.props"),
            Path.Combine(repositoryRoot, "Directory.Packages.props"),
            Path.Combine(repositoryRoot, "global.json"),
        ];
    }

    /// <summary>Publishes the program below a scratch folder (the checkout's own build output stays as it is).</summary>
    public static async Task<ImageRecipe> PublishAsync(string repositoryRoot, string scratchFolder, CancellationToken cancellationToken)
    {
        string published = Path.Combine(scratchFolder, "published");
        Command publish = new(
            "publish wildfire-detector",
            "dotnet",
            "publish", Path.Combine(repositoryRoot, "samples", "wildfire", "detector", "WildfireDetector.csproj"),
            "-c", "Release", "-r", "linux-x64", "--self-contained", "-p:PublishTrimmed=true", "-p:DebugType=none",
            "-p:IncludeSourceRevisionInInformationalVersion=false",
            "--artifacts-path", Path.Combine(scratchFolder, "build"), "-o", published, "--nologo", "-v", "quiet")
        {
            WorkingDirectory = repositoryRoot,
        };
        await using ManagedProcess process = await ManagedProcess.StartAsync(publish, Path.Combine(scratchFolder, "publish.log"));
        await process.Exited.WaitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Recipe(published)
            : throw new LabException($"dotnet publish of the wildfire detector failed with {process.ExitCode}:\n{process.LogTail()}");
    }

    private static ImageRecipe Recipe(string published)
    {
        RootfsLayer system = new RootfsLayer().AddFolder("tmp", forEveryone: true);
        foreach (string library in HostLibraries)
        {
            system.AddFile(library.TrimStart('/'), library, isExecutable: true);
        }

        RootfsLayer program = new RootfsLayer().AddFolder("sensor").AddFolder("out");
        foreach (string file in Directory.EnumerateFiles(published))
        {
            string name = Path.GetFileName(file);
            bool isProgram = name.StartsWith(Program, StringComparison.Ordinal);
            (isProgram ? program : system).AddFile($"{Folder}/{name}", file, isExecutable: name == Program || name.EndsWith(".so", StringComparison.Ordinal));
        }

        return new ImageRecipe
        {
            Name = Name,
            Layers = [system, program],
            Entrypoint = [$"/{Folder}/{Program}"],
            Environment = ["PATH=/bin", "DOTNET_EnableDiagnostics=0"],
        };
    }
}
