namespace SpaceCloud.Operator.Contacts;

/// <summary>Why the times of a satellite's windows cannot be relied on.</summary>
/// <param name="Reason">ElementsStale: padded, but new elements are due. ElementsRefused: no new windows are planned by them.</param>
/// <param name="Message">For people; no figure in it changes by itself.</param>
internal sealed record Uncertainty(string Reason, string Message)
{
    /// <summary>The elements are old; the windows are padded by their uncertainty.</summary>
    public const string ElementsStale = nameof(ElementsStale);

    /// <summary>The elements are too old, or cannot be used at all.</summary>
    public const string ElementsRefused = nameof(ElementsRefused);
}
