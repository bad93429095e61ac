using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Operator.Nodes;

namespace SpaceCloud.Operator.Tests.Nodes;

public sealed class NodeRuleTests
{
    private static readonly V1Taint Unreachable = new() { Key = "node.kubernetes.io/unreachable", Effect = "NoExecute" };

    [Fact]
    public void Without_a_node_one_is_made_tainted_from_the_start()
    {
        V1Node node = Assert.IsType<NodeChange.Create>(Next(null)).Node;

        Assert.Equal(WellKnown.OrbitTaint, Assert.Single(node.Spec!.Taints!).Key);
        Assert.Equal("spacecloud://lark", node.Spec.ProviderID);
        Assert.IsType<NodeChange.None>(Next(node with { Metadata = node.Metadata with { ResourceVersion = "7" } }));
    }

    [Fact]
    public void A_node_nobody_vouches_for_is_made_without_a_word_of_being_ready() =>
        Assert.Empty(Assert.IsType<NodeChange.Create>(Next(null, vouch: false)).Node.Status!.Conditions!);

    [Fact]
    public void A_missing_taint_comes_back_and_the_others_stay()
    {
        V1Node node = Good() with { Spec = Good().Spec! with { Taints = [Unreachable] } };

        string patch = Assert.IsType<NodeChange.PatchNode>(Next(node)).Patch.ToJsonString();

        Assert.Contains("node.kubernetes.io/unreachable", patch, StringComparison.Ordinal);
        Assert.Contains("spacecloud.io/orbit", patch, StringComparison.Ordinal);
        Assert.Contains("\"resourceVersion\":\"7\"", patch, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_a_node_may_set_itself_is_put_right()
    {
        V1Node good = Good();
        Dictionary<string, string> labels = new(good.Metadata.Labels!) { ["topology.kubernetes.io/zone"] = "attractive" };

        string patch = Assert.IsType<NodeChange.PatchNode>(Next(good with { Metadata = good.Metadata with { Labels = labels } })).Patch.ToJsonString();

        Assert.Contains("\"topology.kubernetes.io/zone\":\"lark\"", patch, StringComparison.Ordinal);
    }

    [Fact]
    public void Capacity_is_what_the_spec_says_and_nothing_else()
    {
        V1Node node = Good() with
        {
            Status = Good().Status! with { Capacity = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(64), ["example.com/gpu"] = new(8) } },
        };

        string patch = Assert.IsType<NodeChange.PatchStatus>(Next(node)).Patch.ToJsonString();

        Assert.Contains("\"cpu\":\"2\"", patch, StringComparison.Ordinal);
        Assert.Contains("\"example.com/gpu\":null", patch, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True", true, false)]
    [InlineData("Unknown", true, true)] // vouched for again after an alarm
    [InlineData("Unknown", false, false)] // overdue: nobody says Ready for it
    public void Ready_is_said_only_while_the_operator_vouches(string ready, bool vouch, bool written)
    {
        V1Node node = Good() with { Status = Good().Status! with { Conditions = [new V1NodeCondition { Type = "Ready", Status = ready }] } };

        Assert.Equal(written, Next(node, vouch) is NodeChange.PatchStatus);
    }

    [Fact]
    public void A_good_node_is_left_alone_and_a_strangers_node_untouched()
    {
        Assert.IsType<NodeChange.None>(Next(Good()));
        Assert.IsType<NodeChange.Foreign>(Next(Good() with { Spec = Good().Spec! with { ProviderID = "aws://i-1" } }));
    }

    [Fact]
    public void A_machine_with_a_kubelet_and_no_provider_is_a_strangers()
    {
        V1Node worker = new()
        {
            Metadata = new V1ObjectMeta { Name = "lark", ResourceVersion = "7" },
            Spec = new V1NodeSpec(),
            Status = new V1NodeStatus { NodeInfo = new V1NodeSystemInfo { KubeletVersion = "v1.20.2" } },
        };

        Assert.IsType<NodeChange.Foreign>(Next(worker));
        Assert.IsType<NodeChange.PatchNode>(Next(worker with { Status = new V1NodeStatus { NodeInfo = new V1NodeSystemInfo { KubeletVersion = "" } } }));
    }

    private static NodeChange Next(V1Node? node, bool vouch = true) => NodeRule.Next(Minimal.Satellite(), node, vouch, At("06:00"));

    private static V1Node Good()
    {
        V1Node node = NodeShape.NewNode(Minimal.Satellite(), vouch: true, DateTimeOffset.UnixEpoch);
        IReadOnlyDictionary<string, ResourceQuantity> capacity = NodeShape.Capacity(Minimal.Satellite().Spec.Compute);
        return node with
        {
            Metadata = node.Metadata with { ResourceVersion = "7" },
            Status = new V1NodeStatus { Capacity = capacity, Allocatable = capacity, Conditions = [new V1NodeCondition { Type = "Ready", Status = "True" }] },
        };
    }
}
