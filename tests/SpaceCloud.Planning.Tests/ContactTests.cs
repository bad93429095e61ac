using SpaceCloud.Planning;

namespace SpaceCloud.Planning.Tests;

public sealed class ContactTests
{
    [Fact]
    public void Capacity_is_rate_times_efficiency_after_acquisition()
    {
        Contact contact = Any.Contact("1", 0, minutes: 10, upBits: 1e6) with { Efficiency = 0.6, AcquisitionSeconds = 15 };

        Assert.Equal(585 * 75_000, contact.UplinkCapacityBytes);
        Assert.Equal(300 * 75_000, contact.UplinkCapacityBytesFrom(Any.Now.AddMinutes(5)));
        Assert.Equal(0, contact.UplinkCapacityBytesFrom(Any.Now.AddMinutes(10)));
        Assert.Equal(585 * 75_000, contact.UplinkCapacityBytesFrom(Any.Now.AddMinutes(-10)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-5)]
    [InlineData(double.PositiveInfinity)]
    public void Absurd_rates_carry_nothing(double bits) => Assert.Equal(0, Any.Contact("1", 0, upBits: bits).UplinkCapacityBytes);

    [Fact]
    public void A_contact_shorter_than_its_acquisition_carries_nothing() =>
        Assert.Equal(0, (Any.Contact("1", 0, minutes: 0.1) with { AcquisitionSeconds = 15 }).DownlinkCapacityBytes);
}
