namespace SpaceCloud.Orbit.Formats;

/// <summary>One set of a text.</summary>
/// <param name="Set">The elements and what is printed beside them.</param>
/// <param name="Line">Where it begins, counted from 1; null in JSON.</param>
/// <param name="Warnings">What is not as it should be and did not stop the reading.</param>
public sealed record ReadElements(ElementSet Set, int? Line, IReadOnlyList<TleWarning> Warnings)
{
    /// <summary>The object's name, or its catalogue number where it has none.</summary>
    public string Label => ObjectLabel.Of(Set.Elements.Name, Set.Elements.CatalogNumber);
}
