namespace SpaceCloud.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void Every_project_references_only_what_the_dependency_rule_allows()
    {
        string root = RepositoryRoot();

        Assert.NotEmpty(ProjectReferenceRules.ProjectFiles(root));
        Assert.Empty(ProjectReferenceRules.Violations(root));
    }

    [Fact]
    public void A_violating_project_is_found()
    {
        string fixture = Path.Combine(RepositoryRoot(), "tests", "SpaceCloud.Architecture.Tests", "violating-fixture");

        Assert.Equal(
            [
                "SpaceCloud.Orbit references SpaceCloud.Kubernetes",
                "SpaceCloud.Orbit uses YamlDotNet, and may use nothing but .NET",
                "SpaceCloud.Stranger has no line in the dependency rule",
            ],
            ProjectReferenceRules.Violations(fixture));
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpaceCloud.Operator.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests run outside a checkout");
    }
}
