using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

public class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("+1", "1")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("100m", "0.1")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.5Gi", "1610612736")]
    [InlineData("1Ki", "1024")]
    [InlineData("2k", "2000")]
    [InlineData("1e3", "1000")]
    [InlineData("1E3", "1000")]
    [InlineData("1E", "1000000000000000000")]
    [InlineData("7Ei", "8070450532247928832")]
    [InlineData("1e-3", "0.001")]
    [InlineData("3u", "0.000003")]
    [InlineData("0.1n", "0.000000001")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    public void Amount_is_exact(string text, string amount)
    {
        ResourceQuantity quantity = ResourceQuantity.Parse(text);
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), quantity.Amount);
        Assert.Equal(text, quantity.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Gi")]
    [InlineData("1.2.3")]
    [InlineData("1 Gi")]
    [InlineData("1gi")]
    [InlineData("1KiB")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("1e999999999999")]
    [InlineData("10Ei")]
    [InlineData("9223372036854775808")]
    [InlineData("1e19")]
    [InlineData("79228162514264337593543950335Ei")]
    [InlineData("NaN")]
    public void What_is_no_quantity_is_refused(string? text)
    {
        Assert.False(ResourceQuantity.TryParse(text, out _));
        FormatException exception = Assert.Throws<FormatException>(() => ResourceQuantity.Parse(text!));
        Assert.Contains("for example 500m or 1.5Gi", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_amounts_are_equal_however_written()
    {
        Assert.Equal(ResourceQuantity.Parse("1000m"), ResourceQuantity.Parse("1"));
        Assert.True(ResourceQuantity.Parse("1Gi") > ResourceQuantity.Parse("1G"));
        Assert.True(ResourceQuantity.Parse("1024Mi") == ResourceQuantity.Parse("1Gi"));
        Assert.Equal(ResourceQuantity.Parse("2").GetHashCode(), ResourceQuantity.Parse("2.000").GetHashCode());
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("0.25", "250m")]
    [InlineData("3000", "3k")]
    [InlineData("0", "0")]
    [InlineData("0.0000015", "1500n")]
    public void A_number_is_written_in_its_shortest_unit(string amount, string text) =>
        Assert.Equal(text, new ResourceQuantity(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData(1610612736, "1536Mi")]
    [InlineData(1024, "1Ki")]
    [InlineData(1000, "1k")]
    [InlineData(0, "0")]
    public void Bytes_are_written_in_binary_units(long bytes, string text)
    {
        Assert.Equal(text, ResourceQuantity.FromBytes(bytes).ToString());
        Assert.Equal(bytes, ResourceQuantity.Parse(text).ToInt64());
    }

    [Theory]
    [InlineData("100m", 1, 100)]
    [InlineData("1500m", 2, 1500)]
    [InlineData("-1500m", -2, -1500)]
    public void Whole_units_are_rounded_away_from_zero(string text, long whole, int milli)
    {
        Assert.Equal(whole, ResourceQuantity.Parse(text).ToInt64());
        Assert.Equal(milli, ResourceQuantity.Parse(text).ToMilli());
    }
}
