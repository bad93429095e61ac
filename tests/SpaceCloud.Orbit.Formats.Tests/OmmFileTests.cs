using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Formats.Tests;

public sealed class OmmFileTests(ITestOutputHelper output)
{
    private static readonly ElementSet Iss = Assert.Single(ElementFile.Read(Samples.Tle).Objects).Set;

    public static TheoryData<ElementFormat, string> Forms
    {
        get
        {
            TheoryData<ElementFormat, string> forms = [];
            foreach ((ElementFormat format, string text) in Samples.All)
            {
                forms.Add(format, text);
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_found_by_content_and_says_the_same(ElementFormat format, string text)
    {
        foreach (string one in new[] { text, "\uFEFF" + text, text.ReplaceLineEndings("\n"), text.ReplaceLineEndings("\r\n"), "\n\n" + text })
        {
            ElementFile file = ElementFile.Read(one);

            Assert.Empty(file.Errors);
            Assert.Equal((format, Iss), (file.Format, Assert.Single(file.Objects).Set));
        }
    }

    [Theory]
    [InlineData("formats/stations_same_objects.json")]
    [InlineData("formats/stations_same_objects.csv")]
    public void The_same_objects_from_an_omm_and_from_a_tle_are_in_the_same_place(string path)
    {
        ElementFile omm = ReferenceFile.Read(path, output) is { } bytes ? ElementFile.Read(bytes) : ElementFile.Read(Samples.Json);
        ElementFile tle = ReferenceFile.Read("formats/stations_same_objects.tle", output) is { } lines ? ElementFile.Read(lines) : ElementFile.Read(Samples.Tle);

        Assert.Empty(omm.Errors);
        Assert.Equal(tle.Objects.Select(one => (one.Label, one.Set.Elements.CatalogNumber)), omm.Objects.Select(one => (one.Label, one.Set.Elements.CatalogNumber)));
        double worst = 0;
        foreach ((ReadElements one, ReadElements other) in omm.Objects.Zip(tle.Objects))
        {
            DateTimeOffset epoch = one.Set.Elements.EpochUtc;
            worst = Math.Max(worst, (At(one, epoch) - At(other, epoch)).Length);
            Assert.Equal(TleWriter.Write(other.Set).Text, TleWriter.Write(one.Set).Text);
        }

        output.WriteLine($"{path}: {omm.Objects.Count} objects, worst distance to the TLE's at epoch {worst * 1e6:0.###} mm");
        Assert.InRange(worst, 0, 1e-3);
    }

    [Theory]
    [InlineData("formats/sample_omm.json")]
    [InlineData("formats/sample_omm.csv")]
    [InlineData("formats/sample_omm.xml")]
    public void The_samples_of_another_library_are_read(string path)
    {
        if (ReferenceFile.Read(path, output) is { } bytes)
        {
            ElementSet set = Assert.Single(ElementFile.Read(bytes).Objects).Set;
            Assert.Equal(("VANGUARD 1", 5, "1958-002B"), (set.Elements.Name, set.Elements.CatalogNumber, set.Elements.InternationalDesignator));
            Assert.Equal(path.EndsWith("json", StringComparison.Ordinal) ? 0.00035436 : -0.22483e-4, set.Elements.BStarPerEarthRadius);
        }
    }

    [Fact]
    public void A_six_digit_number_comes_in_by_omm_and_goes_out_as_alpha_5()
    {
        string json = ReferenceFile.Read("formats/six_digit_omm.json", output) is { } bytes
            ? JsonNode.Parse(bytes)!["record_json"]!.ToJsonString()
            : Samples.Json.Replace("25544", "100000", StringComparison.Ordinal);

        ElementSet set = Assert.Single(ElementFile.Read(json).Objects).Set;

        Assert.Equal(100_000, set.Elements.CatalogNumber);
        Assert.StartsWith("1 A0000U", TleWriter.Write(set).Text?.Line1, StringComparison.Ordinal);
    }

    /// <summary>The published vectors: numbers and their five columns, and columns and numbers that must be refused.</summary>
    [Fact]
    public void Alpha_5_numbers_follow_the_published_vectors()
    {
        JsonElement vectors = JsonDocument.Parse(ReferenceFile.Read("formats/alpha5_vectors.json", output)
            ?? """{"encode": [[148493, "E8493"]], "decode_invalid": ["I0000"], "encode_unrepresentable": [340000], "omm_int_text_valid": ["+25544"], "omm_int_text_invalid": [""]}"""u8.ToArray()).RootElement;

        foreach (JsonElement pair in vectors.GetProperty("encode").EnumerateArray())
        {
            ElementSet set = Iss with { Elements = Iss.Elements with { CatalogNumber = pair[0].GetInt64() } };
            TleText text = TleWriter.Write(set).Text!;
            Assert.Equal(pair[1].GetString(), text.Line1[2..7]);
            Assert.Equal(pair[0].GetInt64(), Tle.Parse(text.Line1, text.Line2).Tle!.Elements.CatalogNumber);
        }

        foreach (string number in vectors.GetProperty("decode_invalid").EnumerateArray().Select(one => one.GetString()!.PadRight(5)))
        {
            Assert.Equal("catalogue number", Tle.Parse($"1 {number}{Samples.Line1[7..68]}", $"2 {number}{Samples.Line2[7..68]}").Error?.Field);
        }

        foreach (long number in vectors.GetProperty("encode_unrepresentable").EnumerateArray().Select(one => one.GetInt64()))
        {
            Assert.Equal("catalogue number", TleWriter.Write(Iss with { Elements = Iss.Elements with { CatalogNumber = number } }).Error?.Field);
        }

        Assert.All(vectors.GetProperty("omm_int_text_valid").EnumerateArray(), text => Assert.Empty(WithNumber(text.GetString()!).Errors));
        Assert.All(vectors.GetProperty("omm_int_text_invalid").EnumerateArray(), text => Assert.Equal("NORAD_CAT_ID", WithNumber(text.GetString()!).Errors[0].Field));

        static ElementFile WithNumber(string text) => ElementFile.Read(Samples.JsonOfStrings.Replace("25544\",", $"{text}\",", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ElementFormat.OmmJson, 2)]
    [InlineData(ElementFormat.OmmCsv, 2)]
    [InlineData(ElementFormat.OmmXml, 2)]
    [InlineData(ElementFormat.OmmKvn, 2)]
    public void A_bad_object_is_told_with_its_place_and_the_others_are_read(ElementFormat format, int index)
    {
        string text = format switch
        {
            ElementFormat.OmmJson => $"[{Samples.Json.Trim('[', ']')},{Bad(Samples.Json.Trim('[', ']'))},{Samples.JsonOfStrings}]",
            ElementFormat.OmmCsv => Samples.Csv + Bad(Samples.CsvRow) + Samples.CsvRow,
            ElementFormat.OmmXml => $"<ndm>{Samples.Message}{Bad(Samples.Message)}{Samples.Message}</ndm>",
            _ => Samples.Kvn + Bad(Samples.Kvn) + Samples.Kvn,
        };

        ElementFile file = ElementFile.Read(text);

        ElementFileError error = Assert.Single(file.Errors);
        Assert.Equal((format, 2), (file.Format, file.Objects.Count));
        Assert.Equal((ElementReason.OutOfRange, index, "ISS (ZARYA)", "INCLINATION"), (error.Reason, error.Index, error.Object, error.Field));
        Assert.Contains("(ISS (ZARYA)), INCLINATION: found \"251.6381", error.Message, StringComparison.Ordinal);

        static string Bad(string one) => one.Replace("51.6381", "251.6381", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a list of lists", "[[{}]]", "object 1, JSON: found \"[\", expected an object with OMM keywords")]
    [InlineData("cut", "[{\"OBJECT_NAME\":\"ISS\",", "line 1, column 22, JSON: found \"")]
    [InlineData("a field of fields", "[{\"OBJECT_NAME\":\"ISS\",\"EPOCH\":{\"a\":1}}]", "object 1 (ISS), EPOCH: found \"{\", expected a text or a number")]
    [InlineData("twice", "[{\"OBJECT_NAME\":\"ISS\",\"OBJECT_NAME\":\"ISS\"}]", "object 1 (ISS), OBJECT_NAME: found \"ISS\", expected one value; it stands here twice")]
    [InlineData("half a character", "[{\"OBJECT_NAME\":\"ISS\",\"NORAD_CAT_ID\":1,\"EPOCH\":\"\\uD800\"}]", "object 1 (ISS), EPOCH: found")]
    [InlineData("empty", "[]", "element sets: found nothing, expected at least one")]
    [InlineData("a DTD", "<?xml version=\"1.0\"?><!DOCTYPE ndm [<!ENTITY a \"b\">]><ndm>&a;</ndm>", "XML: found \"For security reasons DTD is prohibited in this XML document\", expected well-formed XML without a DTD")]
    [InlineData("XML of another kind", "<gpx><trk/></gpx>", "element sets: found nothing, expected at least one")]
    [InlineData("an open element", "<ndm><omm><OBJECT_NAME>ISS</OBJECT_NAME>", "line 1, column 41, object 1 (ISS), XML: found \"Unexpected end of file has occurred\"")]
    [InlineData("another unit", "<omm><OBJECT_NAME>X</OBJECT_NAME><EPOCH>2024-05-09T08:48:19</EPOCH><NORAD_CAT_ID>1</NORAD_CAT_ID><MEAN_MOTION units=\"deg/s\">0.06</MEAN_MOTION></omm>", "MEAN_MOTION: found \"0.06 [deg/s]\", expected a number above 0")]
    [InlineData("no keyword", "CCSDS_OMM_VERS = 2.0\nOBJECT_NAME = ISS\nwhat is this\n", "line 3, object 1 (ISS), line: found \"what is this\", expected KEYWORD = VALUE")]
    [InlineData("a row too long", "NORAD_CAT_ID,EPOCH\n1,2,3\n", "line 2, object 1 (1), columns: found \"3 columns\", expected the 2 columns of the first row")]
    [InlineData("a row too short", "NORAD_CAT_ID,EPOCH\n1\n", "line 2, object 1 (1), columns: found \"1 columns\", expected the 2 columns of the first row")]
    [InlineData("no rows", "NORAD_CAT_ID,EPOCH\n", "element sets: found nothing, expected at least one")]
    public void What_is_wrong_with_the_text_is_told_with_its_place(string what, string text, string message)
    {
        ElementFile file = ElementFile.Read(text);

        Assert.Empty(file.Objects);
        Assert.Contains(message, $"{Assert.Single(file.Errors).Message} // {what}", StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_cells_may_hold_commas_quotes_and_lines()
    {
        ElementFile file = ElementFile.Read(Samples.CsvHead + Samples.CsvRow.Replace("ISS (ZARYA)", "\"ISS, \"\"ZARYA\"\"\n2\"", StringComparison.Ordinal) + Samples.CsvRow);

        Assert.Equal(["ISS, \"ZARYA\"?2", "ISS (ZARYA)"], file.Objects.Select(one => one.Label));
        Assert.Equal([2, 4], file.Objects.Select(one => one.Line));
    }

    [Fact]
    public void Messages_without_a_version_begin_with_their_name()
    {
        string text = Samples.Kvn.Replace("CCSDS_OMM_VERS     = 2.0\r\n", "", StringComparison.Ordinal);

        Assert.Equal(2, ElementFile.Read(text + text).Objects.Count);
    }

    private static Vector3d At(ReadElements read, DateTimeOffset utc)
    {
        Assert.True(OrbitPropagator.TryCreate(read.Set.Elements, out OrbitPropagator? orbit, out OrbitProblem? problem), problem?.Message);
        Assert.Equal(PropagationError.None, orbit.Propagate(utc, out TemeState state));
        return state.PositionKilometers;
    }
}
