namespace SpaceCloud.Orbit.Formats;

/// <summary>What was found in a text so far.</summary>
internal sealed class ElementCollector(ElementFormat format)
{
    /// <summary>A text with more errors is told to be none, and not read on.</summary>
    private const int MaxErrors = 100_000;

    private readonly List<ReadElements> objects = [];
    private readonly List<ElementFileError> errors = [];

    /// <summary>Nothing more is taken.</summary>
    public bool IsFull => errors.Count >= MaxErrors;

    public void Add(ElementSet set, int? line, IReadOnlyList<TleWarning> warnings) => objects.Add(new ReadElements(set, line, warnings));

    public void Add(ElementFileError error)
    {
        if (!IsFull)
        {
            errors.Add(error);
        }
    }

    public ElementFile ToFile()
    {
        if (IsFull)
        {
            errors.Add(new ElementFileError { Reason = ElementReason.Malformed, Field = "text", Found = $"{MaxErrors} errors", Expected = "element sets; the rest was not read" });
        }
        else if (objects.Count == 0 && errors.Count == 0)
        {
            errors.Add(new ElementFileError { Reason = ElementReason.Missing, Field = "element sets", Expected = "at least one" });
        }

        return new ElementFile(format, objects, errors);
    }
}
