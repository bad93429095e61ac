using System.Xml.Linq;

namespace SpaceCloud.Architecture.Tests;

/// <summary>
/// Which project may reference which project and package (ARCHITECTURE.md, "Dependency rule"), read from the project files.
/// </summary>
internal static class ProjectReferenceRules
{
    /// <summary>Project name to the projects it may reference. A project that is not here may not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["SpaceCloud.Orbit"] = [],
        ["SpaceCloud.Orbit.Formats"] = ["SpaceCloud.Orbit"],
        ["SpaceCloud.Planning"] = ["SpaceCloud.Orbit"],
        ["SpaceCloud.Kubernetes"] = [],
        ["SpaceCloud.Kubernetes.Runtime"] = ["SpaceCloud.Kubernetes"],
        ["SpaceCloud.Api"] = ["SpaceCloud.Orbit", "SpaceCloud.Planning", "SpaceCloud.Kubernetes"],
        ["SpaceCloud.Content"] = [],
        ["SpaceCloud.Operator"] = ["SpaceCloud.Api", "SpaceCloud.Content", "SpaceCloud.Kubernetes.Runtime"],
        ["SpaceCloud.SchedulerExtender"] = ["SpaceCloud.Api", "SpaceCloud.Kubernetes.Runtime"],
        ["SpaceCloud.EdgeAgent"] = ["SpaceCloud.Api", "SpaceCloud.Content"],
        ["SpaceCloud.Cli"] = ["SpaceCloud.Api", "SpaceCloud.Content", "SpaceCloud.Orbit.Formats"],
        ["SpaceCloud.Link"] = ["SpaceCloud.Api"],
        ["SpaceCloud.Lab"] = ["SpaceCloud.Api", "SpaceCloud.Content"],
        ["WildfireDetector"] = [],
    };

    /// <summary>Rooms that may use nothing but .NET itself.</summary>
    private static readonly string[] WithoutPackages = ["SpaceCloud.Orbit", "SpaceCloud.Orbit.Formats", "SpaceCloud.Planning", "WildfireDetector"];

    /// <summary>Analyzers do not end up in the program and are allowed everywhere.</summary>
    private static readonly string[] Analyzers = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    /// <summary>Every broken rule below a folder, one sentence each; test projects are not judged.</summary>
    public static IReadOnlyList<string> Violations(string root)
    {
        List<string> violations = [];
        foreach (string file in ProjectFiles(root))
        {
            string project = Path.GetFileNameWithoutExtension(file);
            if (!Allowed.TryGetValue(project, out string[]? allowed))
            {
                violations.Add($"{project} has no line in the dependency rule");
                continue;
            }

            XDocument xml = XDocument.Load(file);
            violations.AddRange(
                Includes(xml, "ProjectReference")
                    .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
                    .Where(reference => !allowed.Contains(reference))
                    .Select(reference => $"{project} references {reference}"));
            if (WithoutPackages.Contains(project))
            {
                violations.AddRange(
                    Includes(xml, "PackageReference").Concat(Includes(xml, "FrameworkReference"))
                        .Where(package => !Analyzers.Contains(package))
                        .Select(package => $"{project} uses {package}, and may use nothing but .NET"));
            }
        }

        return violations;
    }

    /// <summary>The project files that are judged: all but the tests' and build output.</summary>
    public static IReadOnlyList<string> ProjectFiles(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal) && !file.StartsWith("bench/", StringComparison.Ordinal))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal)
            .Select(file => Path.Combine(root, file)),
    ];

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}
