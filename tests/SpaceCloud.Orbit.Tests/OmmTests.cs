namespace SpaceCloud.Orbit.Tests;

public sealed class OmmTests
{
    private static readonly (string Keyword, string Text)[] Iss =
    [
        ("OBJECT_NAME", "ISS (ZARYA)"), ("OBJECT_ID", "1998-067A"), ("EPOCH", "2024-05-09T08:48:19.938816"), ("MEAN_MOTION", "15.51043222"),
        ("ECCENTRICITY", ".0003466"), ("INCLINATION", "51.6381"), ("RA_OF_ASC_NODE", "147.8590"), ("ARG_OF_PERICENTER", "150.4670"),
        ("MEAN_ANOMALY", "338.5502"), ("EPHEMERIS_TYPE", "0"), ("CLASSIFICATION_TYPE", "U"), ("NORAD_CAT_ID", "25544"), ("ELEMENT_SET_NO", "999"),
        ("REV_AT_EPOCH", "45252"), ("BSTAR", ".27777E-3"), ("MEAN_MOTION_DOT", ".16024E-3"), ("MEAN_MOTION_DDOT", "0"),
    ];

    [Fact]
    public void Every_field_is_read_and_equals_the_same_objects_tle()
    {
        TleResult tle = Tle.Parse(
            "1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 0  9992",
            "2 25544  51.6381 147.8590 0003466 150.4670 338.5502 15.51043222452521",
            "ISS (ZARYA)");

        Assert.Equal(tle.Tle!.Set, With().Set);
        Assert.Equal(new DateTimeOffset(2024, 5, 9, 8, 48, 19, TimeSpan.Zero).AddTicks(9388160), With().Set!.Elements.EpochUtc);
    }

    [Theory]
    [InlineData("25544", 25544)]
    [InlineData("00964", 964)]
    [InlineData("+25544", 25544)]
    [InlineData("100000", 100000)]
    [InlineData("270449", 270449)]
    [InlineData("799501621", 799501621)]
    [InlineData("999999999", 999999999)]
    public void Catalogue_numbers_have_up_to_nine_digits(string text, long number) => Assert.Equal(number, With(("NORAD_CAT_ID", text)).Set!.Elements.CatalogNumber);

    [Theory]
    [InlineData(".0002731", 0.0002731)]
    [InlineData("-.5E-5", -5e-6)]
    [InlineData("0", 0)]
    [InlineData("1.5e-4", 1.5e-4)]
    [InlineData("+.27777E-3 [1/ER]", 0.27777e-3)]
    public void Numbers_are_read_as_they_are_printed(string text, double value) => Assert.Equal(value, With(("BSTAR", text)).Set!.Elements.BStarPerEarthRadius);

    [Theory]
    [InlineData("2024-05-09T08:48:19.938816", "2024-05-09T08:48:19.9388160")]
    [InlineData("2024-05-09T08:48:19.938816Z", "2024-05-09T08:48:19.9388160")]
    [InlineData("2024-130T08:48:19.938816", "2024-05-09T08:48:19.9388160")]
    [InlineData("2024-05-09 08:48:19", "2024-05-09T08:48:19.0000000")]
    [InlineData("1998-11-20T06:49:59.999808", "1998-11-20T06:49:59.9998080")]
    [InlineData("2016-12-31T23:59:60", "2016-12-31T23:59:59.9990000")]
    [InlineData("2024-05-09T08:48:19.12345678", "2024-05-09T08:48:19.1234568")]
    [InlineData("2024-12-31T23:59:59.99999999", "2025-01-01T00:00:00.0000000")]
    [InlineData("2024-366T00:00:00", "2024-12-31T00:00:00.0000000")]
    public void Epochs_are_kept_to_the_tick(string text, string utc) =>
        Assert.Equal(utc, With(("EPOCH", text)).Set?.Elements.EpochUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void What_public_feeds_leave_out_has_its_usual_value()
    {
        ElementSet set = With(
            ("OBJECT_ID", ""), ("OBJECT_NAME", " "), ("CLASSIFICATION_TYPE", ""), ("EPHEMERIS_TYPE", null), ("ELEMENT_SET_NO", null), ("REV_AT_EPOCH", null),
            ("MEAN_MOTION_DOT", null), ("MEAN_MOTION_DDOT", null), ("CENTER_NAME", ""), ("RMS", "1.2"), ("DATA_SOURCE", "SpaceX")).Set!;

        Assert.Equal((null, "", 'U', 0, 0), (set.Elements.Name, set.Elements.InternationalDesignator, set.Classification, set.EphemerisType, set.ElementSetNumber));
    }

    [Theory]
    [InlineData("CENTER_NAME", "EARTH")]
    [InlineData("REF_FRAME", "TEME")]
    [InlineData("TIME_SYSTEM", "UTC")]
    [InlineData("MEAN_ELEMENT_THEORY", "SGP4")]
    [InlineData("MEAN_ELEMENT_THEORY", "SGP/SGP4")]
    [InlineData("CLASSIFICATION_TYPE", "C")]
    [InlineData("EPHEMERIS_TYPE", "2")]
    public void The_usual_values_may_be_written_out(string keyword, string text) => Assert.True(With((keyword, text)).Ok);

    [Theory]
    [InlineData("CENTER_NAME", "MARS", ElementReason.OtherFrame, "EARTH")]
    [InlineData("REF_FRAME", "EME2000", ElementReason.OtherFrame, "TEME or TEMEOFDATE")]
    [InlineData("TIME_SYSTEM", "TAI", ElementReason.OtherFrame, "UTC")]
    [InlineData("MEAN_ELEMENT_THEORY", "DSST", ElementReason.OtherTheory, "SGP4 or SGP/SGP4 or SDP4 or SGP4/SDP4")]
    [InlineData("MEAN_ELEMENT_THEORY", "SGP4-XP", ElementReason.OtherTheory, "SGP4 or SGP/SGP4 or SDP4 or SGP4/SDP4")]
    [InlineData("EPHEMERIS_TYPE", "4", ElementReason.OtherTheory, "0, 2 or 3 (SGP4); 4 is SGP4-XP, whose elements SGP4 propagates wrongly")]
    [InlineData("EPHEMERIS_TYPE", "x", ElementReason.Malformed, "a whole number from 0 to 99")]
    [InlineData("CLASSIFICATION_TYPE", "X", ElementReason.Malformed, "U, C or S")]
    [InlineData("NORAD_CAT_ID", "A0000", ElementReason.Malformed, "a whole number from 0 to 999999999")]
    [InlineData("NORAD_CAT_ID", "1000000000", ElementReason.OutOfRange, "a whole number from 0 to 999999999")]
    [InlineData("NORAD_CAT_ID", "25544.0", ElementReason.Malformed, "a whole number from 0 to 999999999")]
    [InlineData("NORAD_CAT_ID", "", ElementReason.Missing, "a catalogue number of one to nine digits")]
    [InlineData("EPOCH", "2024-02-30T00:00:00", ElementReason.Malformed, "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456")]
    [InlineData("EPOCH", "2023-366T00:00:00", ElementReason.Malformed, "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456")]
    [InlineData("EPOCH", "2024-05-09", ElementReason.Malformed, "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456")]
    [InlineData("EPOCH", "2024-05-09T08:48:19+02:00", ElementReason.Malformed, "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456")]
    [InlineData("EPOCH", "24130.36689744", ElementReason.Malformed, "a UTC time of 1957 to 2199 such as 2026-03-01T06:00:00.123456")]
    [InlineData("MEAN_MOTION", "0", ElementReason.OutOfRange, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("MEAN_MOTION", "NaN", ElementReason.OutOfRange, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("MEAN_MOTION", "1e999", ElementReason.OutOfRange, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("MEAN_MOTION", "15,5", ElementReason.Malformed, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("MEAN_MOTION", "0.065 [deg/s]", ElementReason.Malformed, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("MEAN_MOTION", null, ElementReason.Missing, "a number above 0 and at most 20 revolutions per day")]
    [InlineData("ECCENTRICITY", "1", ElementReason.OutOfRange, "a number from 0 to below 1")]
    [InlineData("ECCENTRICITY", "-.1", ElementReason.OutOfRange, "a number from 0 to below 1")]
    [InlineData("INCLINATION", "180.1", ElementReason.OutOfRange, "a number from 0 to 180 degrees")]
    [InlineData("RA_OF_ASC_NODE", "400", ElementReason.OutOfRange, "a number from -360 to 360 degrees")]
    [InlineData("BSTAR", null, ElementReason.Missing, "a number above -10 and below 10 per Earth radius")]
    [InlineData("BSTAR", "10", ElementReason.OutOfRange, "a number above -10 and below 10 per Earth radius")]
    [InlineData("REV_AT_EPOCH", "-1", ElementReason.OutOfRange, "a whole number from 0 to 99999999")]
    public void What_is_wrong_is_named_with_its_allowed_range(string keyword, string? text, ElementReason reason, string expected)
    {
        OmmError? error = With((keyword, text)).Error;

        Assert.Equal(new OmmError(reason, keyword, string.IsNullOrEmpty(text) ? null : text, expected), error);
    }

    /// <summary>An SGP4-XP message has other fields; they must not be what is complained of.</summary>
    [Fact]
    public void Another_theory_is_told_before_its_missing_fields() =>
        Assert.Equal(ElementReason.OtherTheory, With(("EPHEMERIS_TYPE", "4"), ("BSTAR", null), ("BTERM", "0.02")).Error?.Reason);

    [Fact]
    public void A_field_that_stands_twice_is_an_error() => Assert.Equal(
        new OmmError(ElementReason.Repeated, "MEAN_MOTION", "15.6", "one value; it stands here twice"),
        Omm.Read([.. Iss.Select(field => KeyValuePair.Create(field.Keyword, field.Text)), KeyValuePair.Create("MEAN_MOTION", "15.6")]).Error);

    [Fact]
    public void The_message_is_one_sentence() => Assert.Equal(
        "ECCENTRICITY: found \"1.5\", expected a number from 0 to below 1", With(("ECCENTRICITY", "1.5")).Error?.Message);

    private static OmmResult With(params (string Keyword, string? Text)[] changes)
    {
        Dictionary<string, string> fields = Iss.ToDictionary(field => field.Keyword, field => field.Text);
        foreach ((string keyword, string? text) in changes)
        {
            fields.Remove(keyword);
            if (text is not null)
            {
                fields[keyword] = text;
            }
        }

        return Omm.Read(fields);
    }
}
