using SpaceCloud.Operator.Gateway;

namespace SpaceCloud.Operator.Tests.Gateway;

public sealed class HeardRegisterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_later_word_is_told_of_and_an_earlier_one_changes_nothing()
    {
        List<string> told = [];
        HeardRegister register = new();
        register.Heard += told.Add;

        register.Mark("lark", Noon);
        register.Mark("lark", Noon);
        register.Mark("lark", Noon.AddMinutes(-1));

        Assert.Equal(["lark"], told);
        Assert.Equal(Noon, register.LastUtc("lark"));
    }

    /// <summary>A report from a clock that was ahead was noted at every look, each note led to the next look, and a core was busy with it.</summary>
    [Fact]
    public void What_is_noted_at_every_look_is_not_told_of()
    {
        List<string> told = [];
        HeardRegister register = new();
        register.Heard += told.Add;

        Assert.True(register.Remember("lark", Noon));
        Assert.False(register.Remember("lark", Noon));
        Assert.True(register.Remember("lark", Noon.AddSeconds(1)));

        Assert.Empty(told);
        Assert.Equal(Noon.AddSeconds(1), register.LastUtc("lark"));
    }
}
