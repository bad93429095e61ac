using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Operator.Conditions;

/// <summary>
/// Builds the conditions of one object: a condition keeps its transition time as long as its status stays, and every one
/// carries the generation it was judged on.
/// </summary>
internal sealed class ConditionSet(IReadOnlyList<V1Condition> stored, long? generation, DateTimeOffset realNowUtc)
{
    /// <summary>Longest message: what the API server takes is more, what people read is less.</summary>
    private const int LongestMessage = 1024;

    private readonly List<V1Condition> _conditions = [];

    /// <summary>The conditions, in the order in which they were said.</summary>
    public IReadOnlyList<V1Condition> Conditions => _conditions;

    /// <summary>Says True or False.</summary>
    public void Say(string type, bool holds, string reason, string message) => Say(type, holds ? "True" : "False", reason, message);

    /// <summary>Says that nobody knows.</summary>
    public void SayUnknown(string type, string reason, string message) => Say(type, "Unknown", reason, message);

    /// <summary>The stored condition of a type.</summary>
    public V1Condition? Stored(string type) => stored.FirstOrDefault(condition => condition.Type == type);

    /// <summary>Whether two lists say the same; their times are not compared.</summary>
    public static bool Same(IReadOnlyList<V1Condition>? a, IReadOnlyList<V1Condition>? b) =>
        (a ?? []).Select(Words).SequenceEqual((b ?? []).Select(Words));

    /// <summary>Never half a character: the server would store another text, and every look would find a difference.</summary>
    private static string Shown(string message)
    {
        int end = LongestMessage - 3;
        return message.Length <= LongestMessage ? message : message[..(char.IsHighSurrogate(message[end - 1]) ? end - 1 : end)] + "...";
    }

    private static (string?, string?, string?, string?, long?) Words(V1Condition condition) =>
        (condition.Type, condition.Status, condition.Reason, condition.Message, condition.ObservedGeneration);

    private void Say(string type, string status, string reason, string message)
    {
        V1Condition? before = Stored(type);
        var now = new DateTimeOffset(realNowUtc.UtcTicks - (realNowUtc.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        _conditions.Add(new V1Condition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = Shown(message.Length > 0 ? message : reason),
            ObservedGeneration = generation,
            LastTransitionTime = before?.Status == status ? before.LastTransitionTime ?? now : now,
        });
    }
}
