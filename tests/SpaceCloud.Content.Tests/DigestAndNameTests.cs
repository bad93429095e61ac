namespace SpaceCloud.Content.Tests;

public sealed class DigestAndNameTests
{
    private const string EmptyHex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void The_digest_of_nothing_is_the_published_one() => Assert.Equal("sha256:" + EmptyHex, Digest.Of([]).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(EmptyHex)]
    [InlineData("sha256:")]
    [InlineData("SHA256:" + EmptyHex)]
    [InlineData("sha512:" + EmptyHex)]
    [InlineData("sha256:" + EmptyHex + "0")]
    [InlineData(" sha256:" + EmptyHex)]
    [InlineData("sha256:E3B0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:../../../../../../../../../../../../../../../../../../etc/passwd")]
    public void What_is_not_exactly_a_digest_is_refused(string? text) => Assert.False(Digest.TryParse(text, out _));

    [Fact]
    public void The_error_names_the_value_and_the_form()
    {
        ContentException problem = Assert.Throws<ContentException>(() => Digest.Parse("md5:1\n2"));
        Assert.Equal(ContentError.InvalidDigest, problem.Error);
        Assert.Equal("digest: 'md5:1?2' is not a digest. Write sha256: and 64 lower-case hexadecimal digits.", problem.Message);
    }

    [Theory]
    [InlineData("busybox", "docker.io/library/busybox:latest")]
    [InlineData("busybox:1.36", "docker.io/library/busybox:1.36")]
    [InlineData("busybox:5000", "docker.io/library/busybox:5000")]
    [InlineData("team/app", "docker.io/team/app:latest")]
    [InlineData("localhost/app:2", "localhost/app:2")]
    [InlineData("localhost:5000/app:2", "localhost:5000/app:2")]
    [InlineData("spacecloud.io/wildfire-detector:0.1.0", "spacecloud.io/wildfire-detector:0.1.0")]
    [InlineData("a.example/b/c_d:V1@sha256:" + EmptyHex, "a.example/b/c_d:V1@sha256:" + EmptyHex)]
    [InlineData("a.example/b@sha256:" + EmptyHex, "a.example/b@sha256:" + EmptyHex)]
    public void Names_are_completed_as_container_runtimes_do(string text, string full) => Assert.Equal(full, ImageName.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(":tag")]
    [InlineData("UPPER/case")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("a:b:c")]
    [InlineData("a@sha256:123")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("/a")]
    public void What_is_not_a_name_is_refused(string text)
    {
        ContentException problem = Assert.Throws<ContentException>(() => ImageName.Parse(text));
        Assert.Equal(ContentError.InvalidName, problem.Error);
        Assert.False(ImageName.TryParse(new string('a', 256), out _));
    }

    [Fact]
    public void A_name_pinned_to_a_digest_loses_its_tag() =>
        Assert.Equal($"a.example/b@sha256:{EmptyHex}", ImageName.Parse("a.example/b:1").At(Digest.Of([])).ToString());
}
