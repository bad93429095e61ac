using System.Text.Json;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Reads what filter and prioritize are asked: of what the scheduler sends again and again, only the bytes are compared.</summary>
internal sealed class Question
{
    /// <summary>The part before the names is copied when it is no longer; a pod has a few KB.</summary>
    private const int LongestHead = 16 * 1024;

    private readonly NodeLists lists = new();
    private readonly AskedPods pods = new();

    /// <summary>The pod and the nodes asked about, or what is wrong with the question.</summary>
    public (AskedPod Pod, AskedNodes Nodes)? Read(ReadOnlySpan<byte> body, out string? problem)
    {
        problem = null;
        try
        {
            // The head of a question whose names are known, closed as an object of its own.
            ReadOnlySpan<byte> head = lists.Head(body, out NodeList? list);
            Span<byte> closed = stackalloc byte[list is not null && head.Length <= LongestHead ? head.Length : 0];
            bool isHead = closed.Length > 1 && head[^1] == ',';
            if (isHead)
            {
                head.CopyTo(closed);
                closed[^1] = (byte)'}';
            }

            AskedBody asked = AskedBody.Cut(isHead ? closed : body);
            if (pods.Of(asked.Pod) is not { } pod)
            {
                problem = "Pod is missing or is no pod";
                return null;
            }

            if ((isHead ? AskedNodes.Of(list!) : AskedNodes.Of(asked, lists)) is not { } nodes)
            {
                problem = "NodeNames or Nodes is needed";
                return null;
            }

            return (pod, nodes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is how the reader tells of text that is no Unicode.
            problem = $"the body is not what the scheduler sends: {exception.Message}";
            return null;
        }
    }
}
