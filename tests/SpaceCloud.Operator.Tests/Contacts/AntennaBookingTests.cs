using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class AntennaBookingTests
{
    private static readonly PlannedPass[] Passes =
    [
        Pass("c", "aces", "06:05", "06:15"),
        Pass("a", "aces", "06:00", "06:10"),
        Pass("b", "aces", "06:00", "06:08"),
        Pass("d", "aces", "06:10", "06:20"),
        Pass("e", "berg", "06:05", "06:15"),
    ];

    [Theory]
    [InlineData(0, "e")]
    [InlineData(1, "a,d,e")] // who rises first, ties by name; half-open: d begins where a ends
    [InlineData(2, "a,b,d,e")]
    [InlineData(3, "a,b,c,d,e")]
    public void First_risen_first_served(int antennas, string expected)
    {
        IReadOnlySet<string> booked = AntennaBooking.Book(
            Passes,
            new Dictionary<string, int> { ["aces"] = antennas, ["berg"] = 1 });

        Assert.Equal(expected, string.Join(',', booked.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_station_nobody_knows_has_no_antenna() =>
        Assert.Empty(AntennaBooking.Book(Passes, new Dictionary<string, int>()));

    [Fact]
    public void A_later_pass_takes_nothing_from_an_earlier_one()
    {
        Dictionary<string, int> antennas = new() { ["aces"] = 1, ["berg"] = 1 };
        IReadOnlySet<string> before = AntennaBooking.Book(Passes, antennas);

        IReadOnlySet<string> after = AntennaBooking.Book([.. Passes, Pass("z", "aces", "06:12", "06:30")], antennas);

        Assert.Superset(before.ToHashSet(), after.ToHashSet());
    }

    private static PlannedPass Pass(string name, string station, string aos, string los) =>
        new(name, "sat", station, 1, At(aos), At(aos), At(los), 40);
}
