namespace SpaceCloud.Content;

/// <summary>An expected failure of the content store: what is wrong, where, and what to do about it.</summary>
public sealed class ContentException(ContentError error, string what, string where, string remedy, Exception? inner = null)
    : Exception($"{where}: {what}. {remedy}.", inner)
{
    /// <summary>The machine reason.</summary>
    public ContentError Error { get; } = error;

    /// <summary>What is wrong, with the offending value.</summary>
    public string What { get; } = what;

    /// <summary>The file, archive entry, field or name it is about.</summary>
    public string Where { get; } = where;

    /// <summary>What the user can do.</summary>
    public string Remedy { get; } = remedy;
}
