namespace SpaceCloud.Api.Tests.Chart;

/// <summary>The chart's definitions are the contract's, and nobody edits the copy.</summary>
public sealed class ChartCrdTests
{
    private static readonly string[] Inserted =
    [
        "  labels:",
        "    {{- include \"spacecloud.labels\" . | nindent 4 }}",
        "  {{- if .Values.crds.keep }}",
        "  annotations:",
        "    helm.sh/resource-policy: keep",
        "  {{- end }}",
    ];

    [Fact]
    public void TheChartsDefinitionsAreMadeFromTheContract()
    {
        string folder = Path.Combine(Checkout.Chart, "templates", "crds");
        Assert.Equal(Checkout.Crds.Select(Path.GetFileName), Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string file in Checkout.Crds)
        {
            string name = Path.GetFileName(file);
            List<string> expected = [.. File.ReadAllLines(file)];
            expected.InsertRange(expected.FindIndex(line => line.StartsWith("  name: ", StringComparison.Ordinal)) + 1, Inserted);
            expected.Insert(0, "{{- if .Values.crds.enabled }}");
            expected.Insert(0, $"{{{{- /* Made from crds/v1alpha1/{name} by hack/chart-crds.sh; do not edit. */ -}}}}");
            expected.Add("{{- end }}");
            Assert.True(
                expected.SequenceEqual(File.ReadAllLines(Path.Combine(folder, name))),
                $"charts/spacecloud/templates/crds/{name} differs from crds/v1alpha1/{name}: run hack/chart-crds.sh");
        }
    }
}
