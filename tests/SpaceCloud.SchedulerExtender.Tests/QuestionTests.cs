using System.Text;
using SpaceCloud.SchedulerExtender.Verbs;

namespace SpaceCloud.SchedulerExtender.Tests;

/// <summary>A question that ends with names that are known is read up to them; what is wrong before them is found all the same.</summary>
public sealed class QuestionTests
{
    private const string Names = "\"NodeNames\":[\"a\",\"b\",null,\"a\"]}";

    private readonly Question question = new();

    public QuestionTests() => Read("""{"Pod":{"metadata":{"name":"first"}},"Nodes":null,""" + Names, out _);

    [Fact]
    public void Names_are_known_again_and_the_pod_is_the_new_one()
    {
        AskedNodes before = Read("""{"Pod":{"metadata":{"name":"first"}},"Nodes":null,""" + Names, out _)!.Value.Nodes;
        (AskedPod pod, AskedNodes nodes) = Read("""{"Pod":{"metadata":{"name":"second","namespace":"here"}},"Nodes":null,""" + Names, out _)!.Value;

        Assert.Equal("here/second", pod.Name);
        Assert.Equal(["a", "b"], nodes.List.Names);
        Assert.Same(before.List, nodes.List);
        Assert.NotSame(nodes.List, Read("""{"Pod":{},"NodeNames":["a"]}""", out _)!.Value.Nodes.List);
    }

    [Theory]
    [InlineData("""{"Pod":{},"Nodes":null,""", true)]
    [InlineData("""{"Nodes":null,"Pod":{}, """, true)]
    [InlineData("{", false)] // no pod
    [InlineData("""{"Pod":{"metadata":5},""", false)]
    [InlineData("""{"Pod":{},"Nodes":nul,""", false)]
    [InlineData("""{"Pod":{},,""", false)]
    [InlineData("""{"Pod":{"x":1,""", false)] // the names are inside the pod
    [InlineData("""{"Pod":{},"Nodes":""", false)]
    [InlineData("""["Pod",""", false)]
    [InlineData(",", false)]
    public void What_stands_before_known_names_is_read(string head, bool isQuestion)
    {
        Assert.Equal(isQuestion, Read(head + Names, out string? problem) is not null);
        Assert.Equal(isQuestion, problem is null);

        // And the same without known names.
        Assert.Equal(isQuestion, new Question().Read(Encoding.UTF8.GetBytes(head + Names), out _) is not null);
    }

    private (AskedPod Pod, AskedNodes Nodes)? Read(string body, out string? problem) => question.Read(Encoding.UTF8.GetBytes(body), out problem);
}
