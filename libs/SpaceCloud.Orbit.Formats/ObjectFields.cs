namespace SpaceCloud.Orbit.Formats;

/// <summary>The fields of one object on their way out of a text: where it stands, and what it says.</summary>
/// <param name="index">Which object, counted from 1.</param>
/// <param name="line">Where it begins, counted from 1; null where lines say nothing.</param>
internal sealed class ObjectFields(int index, int? line)
{
    /// <summary>Each of the known keywords, and a few twice; more is an attack.</summary>
    private const int MaxFields = 100;

    private readonly List<KeyValuePair<string, string>> fields = [];
    private ElementFileError? error;

    /// <summary>Name or catalogue number, as far as they were said.</summary>
    public string? Label => VisibleText.Name(Text("OBJECT_NAME")) ?? VisibleText.Name(Text("NORAD_CAT_ID"));

    public void Add(string keyword, string value)
    {
        if (fields.Count < MaxFields && OmmKeywords.IsKnown(keyword))
        {
            fields.Add(KeyValuePair.Create(keyword, value));
        }
    }

    /// <summary>Something is wrong before the fields are judged; the first one counts.</summary>
    public void Fail(string field, string? found, string expected, int? atLine = null) =>
        error ??= new ElementFileError { Reason = ElementReason.Malformed, Line = atLine ?? line, Index = index, Field = field, Found = found, Expected = expected };

    /// <summary>Hands over the set, or what is wrong with it.</summary>
    public void Read(ElementCollector collector)
    {
        OmmResult result = error is null ? Omm.Read(fields) : default;
        if (result.Set is { } set)
        {
            collector.Add(set with { Elements = set.Elements with { Name = VisibleText.Name(set.Elements.Name) } }, line, []);
            return;
        }

        if (result.Error is { } wrong)
        {
            error = new ElementFileError { Reason = wrong.Reason, Line = line, Index = index, Field = wrong.Field, Found = wrong.Found, Expected = wrong.Expected };
        }

        collector.Add(error! with { Object = Label });
    }

    private string? Text(string keyword) => fields.Find(field => field.Key == keyword).Value;
}
