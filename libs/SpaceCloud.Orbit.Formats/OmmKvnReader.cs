namespace SpaceCloud.Orbit.Formats;

/// <summary>
/// Reads lines <c>KEYWORD = VALUE</c>, blank values allowed. A message begins with CCSDS_OMM_VERS; where that is left out, with the
/// next OBJECT_NAME. COMMENT lines are passed over.
/// </summary>
internal sealed class OmmKvnReader
{
    private readonly ElementCollector collector = new(ElementFormat.OmmKvn);
    private ObjectFields? message;
    private bool hasName;
    private int count;

    private OmmKvnReader()
    {
    }

    public static ElementFile Read(string text)
    {
        OmmKvnReader reader = new();
        NumberedLines lines = new(text);
        while (!reader.collector.IsFull && lines.MoveNext())
        {
            ReadOnlySpan<char> line = lines.Current.Trim();
            if (!line.IsEmpty && line[0] != '#' && line is not "COMMENT" && !line.StartsWith("COMMENT ", StringComparison.Ordinal))
            {
                reader.Take(line, lines.Number);
            }
        }

        reader.message?.Read(reader.collector);
        return reader.collector.ToFile();
    }

    private void Take(ReadOnlySpan<char> line, int number)
    {
        int equals = line.IndexOf('=');
        ReadOnlySpan<char> keyword = equals < 0 ? line : line[..equals].TrimEnd();
        bool isName = keyword is "OBJECT_NAME";
        if (message is null || keyword is "CCSDS_OMM_VERS" || (isName && hasName))
        {
            message?.Read(collector);
            message = new ObjectFields(++count, number);
            hasName = false;
        }

        hasName |= isName;
        if (equals < 0)
        {
            message.Fail("line", VisibleText.Quote(line), "KEYWORD = VALUE", number);
        }
        else
        {
            message.Add(keyword.ToString(), line[(equals + 1)..].Trim().ToString());
        }
    }
}
