using System.CommandLine;
using SpaceCloud.Lab.Cluster;

namespace SpaceCloud.Lab.Images;

/// <summary><c>spacecloud-lab image build NAME --output FILE</c>.</summary>
internal static class ImageCommand
{
    public static System.CommandLine.Command Create()
    {
        Argument<string> name = new("name") { Description = string.Join(", ", ImageBuilder.Names) };
        name.AcceptOnlyFromAmong([.. ImageBuilder.Names]);
        Option<FileInfo> output = new("--output", "-o") { Description = "where to write the archive (OCI layout tar)", Required = true };
        System.CommandLine.Command build = new("build", "Build one of the project's own images, without a registry") { name, output };
        build.SetAction(async (arguments, cancellationToken) =>
        {
            ImageBuilder builder = new(Checkout.Root(), Programs.CacheFolder);
            string archive = await builder.BuildAsync(arguments.GetRequiredValue(name), cancellationToken);
            File.Copy(archive, arguments.GetRequiredValue(output).FullName, overwrite: true);
            return 0;
        });
        return new System.CommandLine.Command("image", "Images") { build };
    }
}
