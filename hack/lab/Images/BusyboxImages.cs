namespace SpaceCloud.Lab.Images;

/// <summary>Small images around Debian's statically linked busybox.</summary>
public static class BusyboxImages
{
    /// <summary>The name containerd's <c>sandbox_image</c> is set to.</summary>
    public const string PauseName = "spacecloud.io/pause:1";

    /// <summary>The name of the shell image.</summary>
    public const string ShellName = "spacecloud.io/busybox:1";

    private const string Busybox = "bin/busybox";

    private static readonly string[] HostPaths = ["/usr/bin/busybox", "/bin/busybox"];

    private static readonly string[] Applets =
    [
        "cat", "cp", "date", "dd", "echo", "env", "false", "find", "head", "id", "ip", "kill", "ls", "mkdir", "nc", "ps", "rm", "seq",
        "sh", "sha256sum", "sleep", "sync", "tail", "test", "touch", "tr", "true", "wc",
    ];

    /// <summary>Holds a pod's namespaces and does nothing.</summary>
    public static ImageRecipe Pause() => new()
    {
        Name = PauseName,
        Layers = [Layer()],
        Entrypoint = ["/" + Busybox, "sleep", "2147483647"],
    };

    /// <summary>A shell and the usual tools, for tests of what an agent does with containers.</summary>
    public static ImageRecipe Shell()
    {
        RootfsLayer layer = Layer().AddFolder("tmp", forEveryone: true);
        foreach (string applet in Applets)
        {
            layer.AddLink("bin/" + applet, "busybox");
        }

        return new ImageRecipe { Name = ShellName, Layers = [layer], Command = ["/bin/sh"], Environment = ["PATH=/bin"] };
    }

    private static RootfsLayer Layer()
    {
        string busybox = Array.Find(HostPaths, File.Exists)
            ?? throw new LabException($"busybox is at none of {string.Join(", ", HostPaths)}. Install Debian's busybox-static (make prepare)");
        return new RootfsLayer().AddFile(Busybox, busybox, isExecutable: true);
    }
}
