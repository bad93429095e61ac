using System.CommandLine;
using SpaceCloud.Cli.Images;
using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.CommandLine;

/// <summary><c>image load FILE</c>: brings an image into the ground store, where satellites get theirs from.</summary>
internal static class ImageCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "Tar of an OCI layout, or of `docker save`; not compressed; - is standard input" };
        Option<string?> name = new("--name") { Description = "Name to give, for example example.org/app:1, where the archive has none" };
        Option<string?> store = GroundStoreOption.Create();
        Option<OutputFormat> output = OutputOption.Create();
        Command load = new("load", "Load the images of an archive into the ground store") { file, name, store, output };
        load.SetAction((parsed, cancellationToken) => SpaceCloudCommand.GuardAsync(terminal, () => ImageLoad.RunAsync(
            parsed.GetRequiredValue(file),
            parsed.GetValue(name),
            parsed.GetValue(store) ?? GroundStoreOption.DefaultFolder,
            parsed.GetValue(output),
            terminal,
            cancellationToken)));
        return new Command("image", "Images of the ground store") { load };
    }
}
