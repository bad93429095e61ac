namespace SpaceCloud.Orbit.Tests;

public sealed class TleWriterTests
{
    private const string Line1 = "1 25544U 98067A   22021.68747065 -.00000457  00000-0  00000+0 0  9996";
    private const string Line2 = "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315322461";

    private static readonly ElementSet Set = Tle.Parse(Line1, Line2).Tle!.Set;

    [Theory]
    [InlineData(1, 3, "25544", "as it is")]
    [InlineData(1, 8, " ", "classification blank")]
    [InlineData(1, 8, "C", "classified")]
    [InlineData(1, 10, "        ", "no designator")]
    [InlineData(1, 10, "98067ABC", "a long designator")]
    [InlineData(1, 10, "57001A  ", "an old launch")]
    [InlineData(1, 10, " 98067 A", "a designator of another form")]
    [InlineData(1, 19, "56366.99999999", "the last epoch")]
    [InlineData(1, 19, "57001.00000000", "the first epoch")]
    [InlineData(1, 34, "+.00000826", "a plus before the first derivative")]
    [InlineData(1, 34, "-.00000000", "minus nothing")]
    [InlineData(1, 45, "+12345-5", "a plus before the second derivative")]
    [InlineData(1, 45, "-12345-9", "smallest power")]
    [InlineData(1, 54, " 01234-9", "below the smallest power")]
    [InlineData(1, 54, " 99999+9", "largest power")]
    [InlineData(1, 54, " 12345-0", "minus zero power")]
    [InlineData(1, 54, "-26648+0", "a manoeuvring satellite")]
    [InlineData(1, 54, "-00000-0", "minus nothing")]
    [InlineData(1, 63, " ", "ephemeris type blank")]
    [InlineData(1, 63, "2", "ephemeris type SGP4")]
    [InlineData(1, 65, "    ", "no set number")]
    [InlineData(1, 65, "   0", "set number zero")]
    [InlineData(1, 65, "0012", "set number padded with zeros")]
    [InlineData(2, 9, "000.0518 342.0904 0006847 044.2808 014.3181", "angles padded with zeros")]
    [InlineData(2, 18, "360.0000", "a full turn")]
    [InlineData(2, 27, "9999999", "highest eccentricity")]
    [InlineData(2, 27, "0000000", "a circle")]
    [InlineData(2, 53, "01.00273791", "mean motion padded with zeros")]
    [InlineData(2, 64, "     ", "no revolution number")]
    [InlineData(2, 64, "00012", "revolution number padded with zeros")]
    public void What_was_read_is_written_byte_for_byte(int line, int column, string text, string what)
    {
        string[] lines = [Line1, Line2];
        lines[line - 1] = Replace(lines[line - 1], column, text);
        TleResult read = Tle.Parse(lines[0], lines[1]);

        Assert.True(read.Ok, $"{what}: {read.Error?.Message}");
        Assert.Equal(new TleText(lines[0], lines[1]), TleWriter.Write(read.Tle.Set).Text);
    }

    [Theory]
    [InlineData("    5")]
    [InlineData("   12")]
    [InlineData("00005")]
    [InlineData("A0000")]
    [InlineData("Z9999")]
    public void Catalogue_numbers_are_written_as_they_were_read(string number)
    {
        TleText lines = new(Replace(Line1, 3, number), Replace(Line2, 3, number));

        Assert.Equal(lines, TleWriter.Write(Tle.Parse(lines.Line1, lines.Line2).Tle!.Set).Text);
    }

    [Fact]
    public void A_missing_checksum_is_filled_in_and_a_mantissa_written_without_leading_zeros()
    {
        string unnormalised = Replace(Line1, 54, " 01234-3");

        Assert.Equal(new TleText(Line1, Line2), TleWriter.Write(Tle.Parse(Line1[..68], Line2[..68]).Tle!.Set).Text);
        Assert.Equal(Replace(Line1, 54, " 12340-4"), TleWriter.Write(Tle.Parse(unnormalised, Line2).Tle!.Set).Text!.Line1);
    }

    /// <summary>What richer formats hold, against how it stands in the columns.</summary>
    [Fact]
    public void Finer_values_are_rounded_to_the_columns()
    {
        ElementSet set = Set with
        {
            Elements = Set.Elements with
            {
                EpochUtc = new DateTimeOffset(2025, 12, 31, 23, 59, 59, 999, 900, TimeSpan.Zero),
                InclinationDegrees = 51.62705001,
                RightAscensionDegrees = 359.99996,
                ArgumentOfPerigeeDegrees = -45.5,
                Eccentricity = 0.00091349,
                BStarPerEarthRadius = 0.00028675278,
                RevolutionAtEpoch = 123456,
            },
        };

        TleText? text = TleWriter.Write(set).Text;

        Assert.Equal("1 25544U 98067A   26001.00000000 -.00000457  00000-0  28675-3 0  999", text?.Line1[..68]);
        Assert.Equal("2 25544  51.6271   0.0000 0009135 314.5000  14.3181 15.4959831523456", text?.Line2[..68]);
    }

    public static TheoryData<string, ElementSet> WithoutRoom => new()
    {
        { "catalogue number", Set with { Elements = Set.Elements with { CatalogNumber = 340_000 } } },
        { "catalogue number", Set with { Elements = Set.Elements with { CatalogNumber = 799_501_621 } } },
        { "catalogue number", Set with { Elements = Set.Elements with { CatalogNumber = -1 } } },
        { "epoch", Set with { Elements = Set.Elements with { EpochUtc = new DateTimeOffset(2057, 1, 1, 0, 0, 0, TimeSpan.Zero) } } },
        { "epoch", Set with { Elements = Set.Elements with { EpochUtc = DateTimeOffset.MaxValue } } },
        { "international designator", Set with { Elements = Set.Elements with { InternationalDesignator = "2060-001A" } } },
        { "international designator", Set with { Elements = Set.Elements with { InternationalDesignator = "1998-067ABCD" } } },
        { "first derivative of mean motion", Set with { MeanMotionDot = 1 } },
        { "first derivative of mean motion", Set with { MeanMotionDot = double.NaN } },
        { "second derivative", Set with { MeanMotionDotDot = 1e9 } },
        { "B*", Set with { Elements = Set.Elements with { BStarPerEarthRadius = double.NaN } } },
        { "inclination", Set with { Elements = Set.Elements with { InclinationDegrees = 361 } } },
        { "mean anomaly", Set with { Elements = Set.Elements with { MeanAnomalyDegrees = double.PositiveInfinity } } },
        { "eccentricity", Set with { Elements = Set.Elements with { Eccentricity = 0.99999999 } } },
        { "mean motion", Set with { Elements = Set.Elements with { MeanMotionRevolutionsPerDay = 1e300 } } },
        { "element set number", Set with { ElementSetNumber = 10_000 } },
        { "ephemeris type", Set with { EphemerisType = 10 } },
        { "classification", Set with { Classification = 'x' } },
        { "revolution number", Set with { Elements = Set.Elements with { RevolutionAtEpoch = -1 } } },
    };

    [Theory]
    [MemberData(nameof(WithoutRoom))]
    public void A_field_without_room_is_named(string field, ElementSet set) => Assert.Equal(field, TleWriter.Write(set).Error?.Field);

    [Fact]
    public void The_message_names_field_value_and_range() => Assert.Equal(
        "catalogue number 799501621 has no room in a TLE, which holds 0 to 339999",
        TleWriter.Write(Set with { Elements = Set.Elements with { CatalogNumber = 799_501_621 } }).Error?.Message);

    private static string Replace(string line, int column, string text)
    {
        string changed = string.Concat(line.AsSpan(0, column - 1), text, line.AsSpan(column - 1 + text.Length));
        return changed[..68] + Tle.Checksum(changed);
    }
}
