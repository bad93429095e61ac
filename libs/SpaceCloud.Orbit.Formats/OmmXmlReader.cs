using System.Text;
using System.Xml;

namespace SpaceCloud.Orbit.Formats;

/// <summary>Reads OMM in XML: every <c>omm</c>, alone or below <c>ndm</c>. DTDs are refused, namespaces passed over.</summary>
internal sealed class OmmXmlReader
{
    private const int MaxDepth = 32;
    private const int LongestValue = 1024;
    private const int LongestTag = 1 << 16;

    private readonly ElementCollector collector = new(ElementFormat.OmmXml);
    private readonly StringBuilder text = new();
    private ObjectFields? message;
    private string? keyword;
    private string? unit;
    private int count;
    private int linesBefore;

    private OmmXmlReader()
    {
    }

    public static ElementFile Read(string text)
    {
        OmmXmlReader taker = new();

        // Blank lines before the declaration are common where texts are pasted, and no XML.
        string trimmed = text.TrimStart();
        taker.linesBefore = text.AsSpan(0, text.Length - trimmed.Length).Count('\n');
        if (HasEndlessTag(trimmed))
        {
            taker.Stop("more", $"tags of at most {LongestTag} characters", taker.linesBefore + 1, 1);
            return taker.collector.ToFile();
        }

        using StringReader source = new(trimmed);
        using XmlReader reader = XmlReader.Create(source, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        try
        {
            while (!taker.collector.IsFull && taker.Take(reader) && reader.Read())
            {
            }
        }
        catch (XmlException problem)
        {
            (int line, int column) = problem.LineNumber > 0 ? (taker.linesBefore + problem.LineNumber, problem.LinePosition) : taker.Place(reader);
            taker.Stop(VisibleText.Complaint(problem.Message), "well-formed XML without a DTD", line, column);
        }

        return taker.collector.ToFile();
    }

    /// <summary>The time XmlReader takes for one tag grows with the square of its attributes.</summary>
    private static bool HasEndlessTag(ReadOnlySpan<char> text)
    {
        int start;
        while ((start = text.IndexOf('<')) >= 0)
        {
            text = text[start..];
            int end = text.IndexOf('>');
            if ((end < 0 ? text.Length : end) > LongestTag)
            {
                return true;
            }

            text = text[Math.Max(end, 1)..];
        }

        return false;
    }

    /// <summary>Takes the node the reader stands on; false ends the reading.</summary>
    private bool Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when reader.Depth >= MaxDepth:
                (int line, int column) = Place(reader);
                Stop($"an element in {MaxDepth} others", $"elements nested no deeper than {MaxDepth} levels", line, column);
                return false;
            case XmlNodeType.Element:
                Start(reader);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when keyword is not null && text.Length < LongestValue:
                text.Append(reader.Value);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
        }

        return true;
    }

    private void Start(XmlReader reader)
    {
        if (reader.LocalName == "omm")
        {
            message?.Read(collector);
            message = new ObjectFields(++count, Place(reader).Line);
        }

        keyword = OmmKeywords.IsKnown(reader.LocalName) ? reader.LocalName : null;
        unit = keyword is null ? null : reader.GetAttribute("units");
        text.Clear();
        if (reader.IsEmptyElement)
        {
            End(reader.LocalName);
        }
    }

    private void End(string name)
    {
        if (keyword is not null && keyword == name)
        {
            message?.Add(keyword, unit is null || text.Length == 0 ? text.ToString() : $"{text} [{unit}]");
            keyword = null;
        }

        if (name == "omm")
        {
            message?.Read(collector);
            message = null;
        }
    }

    /// <summary>The text ends here; a message that was begun is not read from what it has so far.</summary>
    private void Stop(string found, string expected, int line, int column)
    {
        ElementFileError error = new()
        {
            Reason = ElementReason.Malformed,
            Line = line,
            Column = column,
            Field = "XML",
            Found = found,
            Expected = expected,
        };
        collector.Add(message is null ? error : error with { Object = message.Label, Index = count });
    }

    private (int Line, int Column) Place(XmlReader reader) =>
        reader is IXmlLineInfo info ? (linesBefore + info.LineNumber, info.LinePosition) : (linesBefore + 1, 1);
}
