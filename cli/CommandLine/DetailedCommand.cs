using System.CommandLine;

namespace SpaceCloud.Cli.CommandLine;

/// <summary>A command whose help says more than one line, at its end.</summary>
/// <param name="name">The verb.</param>
/// <param name="description">One line, also in the list of the command above.</param>
/// <param name="details">What else a user has to know, with an example.</param>
internal sealed class DetailedCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>What else a user has to know.</summary>
    public string Details { get; } = details;
}
