using System.Text;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Formats.Tests;

public sealed class TleFileTests(ITestOutputHelper output)
{
    private const string Line1 = Samples.Line1;
    private const string Line2 = Samples.Line2;
    private const string Other1 = "1 48274U 21035A   24130.00580162  .00044782  00000+0  47178-3 0  9992";
    private const string Other2 = "2 48274  41.4681 322.4705 0003879 310.0852  49.9647 15.63450567172966";

    [Theory]
    [InlineData("two lines", $"{Line1}\n{Line2}\n", null)]
    [InlineData("no newline at the end", $"{Line1}\n{Line2}", null)]
    [InlineData("three lines", $"ISS (ZARYA)             \n{Line1}\n{Line2}\n", "ISS (ZARYA)")]
    [InlineData("zero before the name", $"0 ISS (ZARYA)\n{Line1}\n{Line2}\n", "ISS (ZARYA)")]
    [InlineData("zero and no name", $"0 \n{Line1}\n{Line2}\n", null)]
    [InlineData("CRLF", $"ISS (ZARYA)\r\n{Line1}\r\n{Line2}\r\n", "ISS (ZARYA)")]
    [InlineData("CR alone", $"ISS (ZARYA)\r{Line1}\r{Line2}\r", "ISS (ZARYA)")]
    [InlineData("blank lines", $"\n\nISS (ZARYA)\n\n  \n{Line1}\n\n{Line2}\n\n", "ISS (ZARYA)")]
    [InlineData("byte order mark", $"\uFEFFISS (ZARYA)\n{Line1}\n{Line2}\n", "ISS (ZARYA)")]
    [InlineData("comments", $"# from a file\nISS (ZARYA)\n# more\n{Line1}\n{Line2}\n", "ISS (ZARYA)")]
    [InlineData("a name like a line", $"1 HOUR PHOTO SAT\n{Line1}\n{Line2}\n", "1 HOUR PHOTO SAT")]
    [InlineData("a name a terminal would act on", $"ISS\u001b[2J\n{Line1}\n{Line2}\n", "ISS?[2J")]
    public void The_forms_in_use_are_read(string form, string text, string? name)
    {
        ElementFile file = ElementFile.Read(text);

        Assert.Empty(file.Errors);
        ReadElements read = Assert.Single(file.Objects);
        Assert.Equal((form, name, 25544L), (form, read.Set.Elements.Name, read.Set.Elements.CatalogNumber));
        Assert.Equal(name ?? "25544", read.Label);
    }

    [Fact]
    public void Utf_16_is_read_by_its_mark() =>
        Assert.Equal("ISS", ElementFile.Read(Encoding.Unicode.GetBytes($"\uFEFFISS\r\n{Line1}\r\n{Line2}\r\n")).Objects[0].Label);

    [Theory]
    [InlineData("a cut line 1", $"ISS\n1 25544U 98067A   2413\n{Line2}\n", "line 2, column 23 (ISS), length: found \"22 columns\", expected 69 columns")]
    [InlineData("a wrong digit", $"{Line1}\n2 25544  51.6381 147.8590 0003466 150.4670 338.5502 15.51043222452522\n", "line 2, column 69 (25544), checksum: found \"2\", expected 1")]
    [InlineData("line 2 missing", $"ISS\n{Line1}\n", "line 2 (ISS), line 2: found \"1 25544U 98067A   24130.36689744  .00016...\", expected a line 2 after this line 1")]
    [InlineData("line 1 missing", $"ISS\n{Line2}\n", "line 2 (ISS), line 1: found \"2 25544  51.6381 147.8590 0003466 150.46...\", expected a line 1 before this line 2")]
    [InlineData("a name alone", "ISS\n", "line 1, lines 1 and 2: found \"ISS\", expected the two lines of an element set after a name")]
    [InlineData("lines of two objects", $"{Line1}\n{Other2}\n", "line 2, column 3 (25544), catalogue number: found \"48274\", expected the same as in line 1, \"25544\"")]
    [InlineData("another theory", $"ISS\n1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 4  9996\n{Line2}\n", "line 2, column 63 (ISS), ephemeris type: found \"4\", expected 0, 2 or 3 (SGP4); 4 is SGP4-XP, whose elements SGP4 propagates wrongly")]
    public void A_bad_set_is_told_with_its_place_and_the_others_are_read(string what, string text, string message)
    {
        ElementFile file = ElementFile.Read($"{text}TIANHE\n{Other1}\n{Other2}\n");

        Assert.Equal((what, message), (what, Assert.Single(file.Errors).Message));
        Assert.Equal("TIANHE", Assert.Single(file.Objects).Label);
    }

    [Fact]
    public void Another_theory_has_a_reason_of_its_own() => Assert.Equal(
        ElementReason.OtherTheory,
        Assert.Single(ElementFile.Read($"1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 4  9996\n{Line2}\n").Errors).Reason);

    [Fact]
    public void A_text_of_another_kind_is_one_error_with_its_place()
    {
        ElementFile file = ElementFile.Read(string.Concat(Enumerable.Range(0, 1000).Select(i => $"line {i} of a letter\n")));

        Assert.Empty(file.Objects);
        Assert.Equal(1, Assert.Single(file.Errors).Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF\r\n\r\n")]
    [InlineData("# nothing\n")]
    public void Nothing_is_an_error(string text) => Assert.Equal(ElementReason.Missing, Assert.Single(ElementFile.Read(text).Errors).Reason);

    [Fact]
    public void Swapped_lines_are_two_errors()
    {
        ElementFile file = ElementFile.Read($"{Line2}\n{Line1}\n{Other1}\n{Other2}\n");

        Assert.Equal([1, 2], file.Errors.Select(error => error.Line));
        Assert.Equal("48274", Assert.Single(file.Objects).Label);
    }

    [Fact]
    public void A_missing_checksum_is_a_warning_with_a_name()
    {
        ReadElements read = Assert.Single(ElementFile.Read($"{Line1[..68]}\n{Line2}\n").Objects);

        Assert.Equal([TleWarning.MissingChecksum(1)], read.Warnings);
    }

    /// <summary>The verification sets hold three that were made by hand, with wrong checksums.</summary>
    [Theory]
    [InlineData("catalogs/active_7128_2023-01-23.3le", 7128)]
    [InlineData("catalogs/oneweb_426_2022-09-14.3le", 426)]
    [InlineData("formats/stations_same_objects.tle", 27)]
    [InlineData("formats/alpha5_sample_2026.3le", 6)]
    [InlineData("sgp4/SGP4-VER.TLE", 30, "33333", "33334", "33335")]
    public void Every_set_of_the_public_catalogues_is_read_and_written_byte_for_byte(string path, int sets, params string[] wrong)
    {
        byte[]? bytes = ReferenceFile.Read(path, output);
        ElementFile file = bytes is null ? ElementFile.Read($"ISS\n{Line1}\n{Line2}\n") : ElementFile.Read(bytes);
        string[] lines = [.. Encoding.UTF8.GetString(bytes ?? [])
            .Split('\n')
            .Select(line => line.TrimEnd())
            .Where(line => line.Length > 60 && line[0] is '1' or '2' && !wrong.Contains(line[2..7]))
            .Select(line => line[..69])];

        Assert.Equal(bytes is null ? [] : wrong, file.Errors.Select(error => error.Object));
        Assert.All(file.Errors, error => Assert.Equal(ElementReason.WrongChecksum, error.Reason));
        Assert.Equal(bytes is null ? 1 : sets, file.Objects.Count);
        string[] written = [.. file.Objects.Select(one => TleWriter.Write(one.Set).Text!).SelectMany(text => new[] { text.Line1, text.Line2 })];
        Assert.Equal(bytes is null ? [Line1, Line2] : lines, written);
        output.WriteLine($"{path}: {file.Objects.Count} sets, {file.Errors.Count} errors, {written.Length} lines written byte for byte");
    }
}
