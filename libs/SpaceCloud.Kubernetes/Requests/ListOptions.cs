namespace SpaceCloud.Kubernetes;

/// <summary>Which objects to list.</summary>
public sealed record ListOptions
{
    /// <summary>For example <c>app=fire,tier in (a,b)</c>; null for all.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>For example <c>spec.nodeName=eagle-1</c>; null for all.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Objects a page at most. Default 500; 0 asks for everything at once.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Null for the newest state; <c>0</c> for whatever the server has in its cache.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Token of a further page; null for the first.</summary>
    public string? Continue { get; init; }
}
