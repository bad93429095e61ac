using SpaceCloud.Cli.Output;

namespace SpaceCloud.Cli.Tests;

public sealed class PlainTableTests
{
    [Fact]
    public void ColumnsArePaddedAndLinesEndWithTheirText() => Assert.Equal(
        "NAME        STATE\nember-1     ok\nsparrow-2   blocked\n",
        PlainTable.Format(["NAME", "STATE"], [["ember-1", "ok"], ["sparrow-2", "blocked"]]));
}
