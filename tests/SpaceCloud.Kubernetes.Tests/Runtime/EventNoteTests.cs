using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Kubernetes.Tests;

public class EventNoteTests
{
    [Theory]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1024)]
    [InlineData(5000, 1024)]
    public void A_long_note_is_cut_where_the_server_would_refuse_it(int length, int expected) =>
        Assert.Equal(expected, EventRecorder.Cut(new string('x', length)).Length);

    [Fact]
    public void A_character_of_two_halves_is_never_cut_in_two()
    {
        string cut = EventRecorder.Cut(new string('x', 1022) + "🛰🛰🛰");
        Assert.Equal(new string('x', 1022) + "…", cut);
    }
}
