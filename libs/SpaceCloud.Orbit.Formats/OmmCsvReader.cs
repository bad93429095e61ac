namespace SpaceCloud.Orbit.Formats;

/// <summary>Reads a table of OMM keywords: the first row names the columns, each further row is one object (RFC 4180).</summary>
internal static class OmmCsvReader
{
    public static ElementFile Read(string text)
    {
        ElementCollector collector = new(ElementFormat.OmmCsv);
        CsvRows rows = new(text);
        List<string>? head = null;
        int index = 0;
        while (!collector.IsFull && rows.MoveNext())
        {
            if (rows.Current.TrueForAll(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (head is null)
            {
                head = [.. rows.Current.Select(cell => cell.Trim())];
                continue;
            }

            ObjectFields fields = new(++index, rows.Line);
            foreach ((string keyword, string cell) in head.Zip(rows.Current))
            {
                fields.Add(keyword, cell);
            }

            if (rows.Current.Count != head.Count)
            {
                fields.Fail("columns", $"{rows.Current.Count} columns", $"the {head.Count} columns of the first row");
            }

            fields.Read(collector);
        }

        return collector.ToFile();
    }
}
