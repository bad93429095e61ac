using SpaceCloud.Cli.Output;
using SpaceCloud.Orbit.Formats;

namespace SpaceCloud.Cli.Orbits;

/// <summary>A file named on the command line; - is standard input.</summary>
internal static class InputFile
{
    /// <summary>The whole file, up to what the readers take.</summary>
    /// <exception cref="CommandException">There is none, or it is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, string option, Terminal terminal, CancellationToken cancellationToken)
    {
        if (file != "-" && !File.Exists(file))
        {
            throw new CommandException(ExitCode.Failed, $"there is no file {file} ({option}; - is standard input)");
        }

        await using Stream stream = file == "-" ? terminal.OpenInput() : File.OpenRead(file);
        using MemoryStream content = new();
        byte[] part = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(part, cancellationToken)) > 0)
        {
            content.Write(part, 0, read);
            if (content.Length > ElementFile.MaxBytes)
            {
                throw new CommandException(ExitCode.Failed, $"{file} has more than {ElementFile.MaxBytes >> 20} MiB; split it");
            }
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
