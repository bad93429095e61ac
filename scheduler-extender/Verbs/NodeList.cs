namespace SpaceCloud.SchedulerExtender.Verbs;

/// <summary>Names the scheduler asks about, in the order they came, each once. The same list again is the same object.</summary>
internal sealed class NodeList(IReadOnlyList<string> names)
{
    public IReadOnlyList<string> Names => names;
}
