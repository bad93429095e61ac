using SpaceCloud.Api;
using SpaceCloud.Api.Wire;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Results;

namespace SpaceCloud.Operator.Tests.Results;

public sealed class ResultShapeTests
{
    [Fact]
    public void A_small_result_stands_in_a_config_map_under_distinct_keys()
    {
        WorkloadResult result = Describe(("a/b", 10), ("a_b", 20));

        Assert.Equal("fire-result", result.ConfigMap);
        Assert.Equal(30, result.SizeBytes);
        Assert.Equal(2, result.Files.Select(file => file.Key).Distinct().Count());
    }

    [Fact]
    public void A_large_result_stays_in_the_ground_store()
    {
        WorkloadResult result = Describe(("big", WellKnown.MaxConfigMapResultBytes + 1));

        Assert.Null(result.ConfigMap);
        Assert.Null(Assert.Single(result.Files).Key);
    }

    [Fact]
    public void Text_is_text_and_bytes_are_bytes()
    {
        V1ConfigMap map = ResultShape.ConfigMap(Minimal.Workload(), [("text", "{}"u8.ToArray()), ("image", [0xff, 0xd8, 0x00]), ("empty", [])]);

        Assert.Equal("{}", map.Data!["text"]);
        Assert.Equal("", map.Data["empty"]);
        Assert.Equal([0xff, 0xd8, 0x00], map.BinaryData!["image"]);
        Assert.Equal("uid-fire", Assert.Single(map.Metadata.OwnerReferences!).Uid);
    }

    private static WorkloadResult Describe(params (string Path, long Size)[] files) => ResultShape.Describe(
        "fire",
        [(0, new AcceptedResult("lark", At("09:00"), new ResultManifest("forest", "fire-0-1", "uid", 1, 0, At("07:00"), At("07:10"), "c", [
            .. files.Select(file => new ResultManifestFile("spots", file.Path, file.Size, new string('a', 64)))])))]);
}
