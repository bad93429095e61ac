using SpaceCloud.Lab.Demo;

namespace SpaceCloud.Lab.Tests.Demo;

public sealed class SpokenLinesTests
{
    private const string Deferred =
        """{"missionUtc":"2023-01-23T12:01:16Z","node":"ember-1","event":"StartDeferred","pod":"default/wildfire-0-1","note":"until 12:39:38Z because of the battery"}""";

    [Fact]
    public void A_step_of_a_pod_is_told_with_its_mission_time()
    {
        ProgressLine line = SpokenLines.OfAgent(Deferred, onlyWarnings: false)!;
        Assert.Equal(new DateTimeOffset(2023, 1, 23, 12, 1, 16, TimeSpan.Zero), line.AtUtc);
        Assert.Equal("ember-1", line.Subject);
        Assert.Equal("start deferred: until 12:39:38Z because of the battery", line.Text);
    }

    [Theory]
    [InlineData("""{"missionUtc":"2023-01-23T12:01:16Z","node":"a","event":"NextContact","note":"x"}""", false, false)]
    [InlineData("""{"missionUtc":"2023-01-23T12:01:16Z","node":"a","event":"BundleRefused","warning":true,"note":"x"}""", true, true)]
    [InlineData(Deferred, true, false)]
    [InlineData("Unhandled exception.", false, false)]
    [InlineData("[1, 2]", false, false)]
    [InlineData("", false, false)]
    public void Only_news_is_told_and_warnings_always(string line, bool onlyWarnings, bool told)
    {
        Assert.Equal(told, SpokenLines.OfAgent(line, onlyWarnings) is not null);
    }

    [Fact]
    public void The_end_of_a_contact_says_what_went_through()
    {
        ProgressLine line = SpokenLines.OfLink(
            """{"event":"contactClosed","satellite":"ember-1","missionUtc":"2023-01-23T12:10:09Z","station":"svalbard","upBytes":12100000,"downBytes":30100}""")!;
        Assert.Equal("contact with svalbard ends: 12.1 MB up, 30 kB down", line.Text);
    }

    [Fact]
    public void Totals_of_a_link_are_no_news()
    {
        Assert.Null(SpokenLines.OfLink("""{"event":"totals","satellite":"ember-1","missionUtc":"2023-01-23T12:10:09Z","upBytes":1,"downBytes":2}"""));
    }
}
