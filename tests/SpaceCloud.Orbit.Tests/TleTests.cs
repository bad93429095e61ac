using SpaceCloud.Orbit;

namespace SpaceCloud.Orbit.Tests;

public sealed class TleTests
{
    private const string Line1 = "1 25544U 98067A   22021.68747065 -.00000457  00000-0  00000+0 0  9996";
    private const string Line2 = "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315322461";

    [Fact]
    public void Every_field_is_read()
    {
        TleResult result = Tle.Parse("1 06251U 62025E   06176.82412014  .00008885  00000-0  12808-3 0  3985", "2 06251  58.0579  54.0425 0030035 139.1568 221.1854 15.56387291  6774", " DELTA 1 DEB ");

        Assert.True(result.Ok, result.Error?.Message);
        MeanElements e = result.Tle.Elements;
        Assert.Equal("DELTA 1 DEB", e.Name);
        Assert.Equal(6251, e.CatalogNumber);
        Assert.Equal("1962-025E", e.InternationalDesignator);
        Assert.Equal(new DateTimeOffset(2006, 6, 25, 0, 0, 0, TimeSpan.Zero).AddTicks(82412014L * 8640), e.EpochUtc);
        Assert.Equal(58.0579, e.InclinationDegrees);
        Assert.Equal(54.0425, e.RightAscensionDegrees);
        Assert.Equal(0.0030035, e.Eccentricity);
        Assert.Equal(139.1568, e.ArgumentOfPerigeeDegrees);
        Assert.Equal(221.1854, e.MeanAnomalyDegrees);
        Assert.Equal(15.56387291, e.MeanMotionRevolutionsPerDay);
        Assert.Equal(677, e.RevolutionAtEpoch);
        Assert.Equal(0.12808e-3, e.BStarPerEarthRadius, 1e-18);
        Assert.Equal(0.00008885, result.Tle.Set.MeanMotionDot);
        Assert.Equal('U', result.Tle.Set.Classification);
        Assert.Equal(398, result.Tle.Set.ElementSetNumber);
    }

    [Fact]
    public void Trailing_blanks_and_carriage_returns_are_no_error() => Assert.True(Tle.Parse(Line1 + " \r\n", Line2 + "\r").Ok);

    [Theory]
    [InlineData(1, 69, "checksum", "5", "6", ElementReason.WrongChecksum)]
    [InlineData(1, 1, "line number", "2", "1")]
    [InlineData(1, 9, "separator", "x", "a blank")]
    [InlineData(1, 3, "catalogue number", "I5544", "up to five digits")]
    [InlineData(1, 3, "catalogue number", "2554A", "up to five digits")]
    [InlineData(1, 21, "epoch day", "366.68747065", "from 001 to 365")]
    [InlineData(1, 21, "epoch day", "000.68747065", "from 001 to 365")]
    [InlineData(1, 21, "epoch day", "021,68747065", "DDD.DDDDDDDD")]
    [InlineData(1, 19, "epoch year", "2x", "2 digits")]
    [InlineData(1, 63, "ephemeris type", "4", "SGP4-XP", ElementReason.OtherTheory)]
    [InlineData(1, 63, "ephemeris type", "1", "0, 2 or 3", ElementReason.OtherTheory)]
    [InlineData(1, 63, "ephemeris type", "x", "0, 2 or 3")]
    [InlineData(1, 54, "B*", " 00x00-0", "sign, five digits")]
    [InlineData(2, 3, "catalogue number", "25545", "the same as in line 1", ElementReason.DifferentObjects)]
    [InlineData(2, 9, "inclination", "181.6270", "from 0 to 180", ElementReason.OutOfRange)]
    [InlineData(2, 18, "right ascension of the ascending node", "361.0904", "from 0 to 360", ElementReason.OutOfRange)]
    [InlineData(2, 27, "eccentricity", "00068 7", "7 digits")]
    [InlineData(2, 53, "mean motion", "00.00000000", "above 0", ElementReason.OutOfRange)]
    [InlineData(2, 53, "mean motion", "-1.00000000", "above 0")]
    public void What_is_wrong_is_named_with_its_place(int line, int column, string field, string found, string expected, ElementReason reason = ElementReason.Malformed)
    {
        string[] lines = [Line1, Line2];
        lines[line - 1] = Replace(lines[line - 1], column, found, fixChecksum: field != "checksum");

        TleError? error = Tle.Parse(lines[0], lines[1]).Error;

        Assert.NotNull(error);
        Assert.Equal((reason, line, column, field, found), (error.Reason, error.Line, error.Column, error.Field, error.Found));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("1 25544U", 9)]
    public void A_short_line_is_told_by_its_length(string line1, int column)
    {
        TleError? error = Tle.Parse(line1, Line2).Error;

        Assert.NotNull(error);
        Assert.Equal((1, column, "length"), (error.Line, error.Column, error.Field));
    }

    [Theory]
    [InlineData("   12", 12)]
    [InlineData("A0000", 100000)]
    [InlineData("H9999", 179999)]
    [InlineData("J0000", 180000)]
    [InlineData("Z9999", 339999)]
    [InlineData("T0001", 270001)]
    public void Padded_and_alpha_5_catalogue_numbers_are_read(string text, long number)
    {
        TleResult result = Tle.Parse(Replace(Line1, 3, text, true), Replace(Line2, 3, text, true));

        Assert.True(result.Ok, result.Error?.Message);
        Assert.Equal(number, result.Tle.Elements.CatalogNumber);
    }

    [Theory]
    [InlineData("57", 1957)]
    [InlineData("99", 1999)]
    [InlineData("00", 2000)]
    [InlineData("56", 2056)]
    public void Epoch_years_turn_at_57(string text, int year) =>
        Assert.Equal(year, Tle.Parse(Replace(Line1, 19, text, true), Line2).Tle?.Elements.EpochUtc.Year);

    [Theory]
    [InlineData("-26648+0", -0.26648)]
    [InlineData(" 15975-3", 0.15975e-3)]
    [InlineData(" 00000-0", 0)]
    [InlineData("+12345-9", 0.12345e-9)]
    public void B_star_has_an_implied_point_and_a_power(string text, double value) =>
        Assert.Equal(value, Tle.Parse(Replace(Line1, 54, text, true), Line2).Tle!.Elements.BStarPerEarthRadius, 1e-15);

    [Theory]
    [InlineData("+.00000826", 0.00000826)]
    [InlineData("-.00002182", -0.00002182)]
    [InlineData("0.00002182", 0.00002182)]
    public void The_first_derivative_may_have_a_sign(string text, double value) =>
        Assert.Equal(value, Tle.Parse(Replace(Line1, 34, text, true), Line2).Tle!.Set.MeanMotionDot);

    [Fact]
    public void Angles_may_be_padded_with_zeros() =>
        Assert.Equal(0.0518, Tle.Parse(Line1, Replace(Line2, 9, "000.0518", true)).Tle!.Elements.InclinationDegrees);

    [Fact]
    public void A_missing_checksum_is_a_named_warning_and_a_wrong_one_an_error()
    {
        Assert.Equal([TleWarning.MissingChecksum(1), TleWarning.MissingChecksum(2)], Tle.Parse(Line1[..68], Line2[..68] + " ").Tle!.Warnings);
        Assert.Empty(Tle.Parse(Line1, Line2).Tle!.Warnings);
        Assert.Equal(ElementReason.WrongChecksum, Tle.Parse(Line1[..68] + "x", Line2).Error!.Reason);
    }

    [Fact]
    public void A_line_without_checksum_keeps_its_blanks_before_it() => Assert.Equal(
        [TleWarning.MissingChecksum(2)],
        Tle.Parse(Line1, "2 25544  51.6270 342.0904 0006847  44.2808  14.3181 15.49598315     ").Tle!.Warnings);

    [Fact]
    public void Text_after_column_69_is_a_named_warning()
    {
        Assert.Equal([TleWarning.TextAfterSet(2)], Tle.Parse(Line1, Line2 + "   0.0  4320.0  360.00").Tle!.Warnings);
        Assert.Equal("length", Tle.Parse(Line1, Line2 + "0").Error!.Field);
    }

    [Fact]
    public void Mutated_lines_give_an_error_and_never_throw()
    {
        Random random = new(5);
        for (int round = 0; round < 20_000; round++)
        {
            char[] line1 = Line1.ToCharArray();
            char[] line2 = Line2.ToCharArray();
            for (int i = 0; i < 3; i++)
            {
                (random.Next(2) == 0 ? line1 : line2)[random.Next(69)] = (char)random.Next(random.Next(3) == 0 ? 0x3000 : 128);
            }

            string first = new(line1);
            string second = new(line2);
            TleResult result = Tle.Parse(random.Next(2) == 0 ? first : Replace(first, 1, "1", true), random.Next(2) == 0 ? second : Replace(second, 1, "2", true));
            if (result.Ok)
            {
                _ = OrbitPropagator.TryCreate(result.Tle.Elements, out _, out _);
            }
            else
            {
                Assert.InRange(result.Error.Column, 1, 70);
            }
        }

        Assert.False(Tle.Parse(null, null).Ok);
        Assert.False(Tle.Parse(new string('9', 1 << 20), new string(' ', 1 << 20)).Ok);
    }

    private static string Replace(string line, int column, string text, bool fixChecksum)
    {
        string changed = string.Concat(line.AsSpan(0, column - 1), text, line.AsSpan(column - 1 + text.Length));
        return fixChecksum && changed.Length == 69 ? changed[..68] + Tle.Checksum(changed) : changed;
    }
}
