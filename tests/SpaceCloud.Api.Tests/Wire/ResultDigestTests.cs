using System.Security.Cryptography;
using System.Text;

namespace SpaceCloud.Api.Tests.Wire;

public sealed class ResultDigestTests
{
    private static readonly ResultFile Spots = new("spots", "hotspots.geojson", 10, new string('a', 64));
    private static readonly ResultFile Log = new("log", "detector.log", 5, new string('b', 64));

    [Fact]
    public void TheDigestOfOneFileIsItsOwnAndTheLogDoesNotCount() => Assert.Equal(Spots.Sha256, ResultDigest.Of([Log, Spots]));

    [Fact]
    public void OfSeveralItIsThatOfTheirListing()
    {
        ResultFile second = Spots with { Index = 1, Sha256 = new string('c', 64) };
        string listing = $"{Spots.Sha256}  0/spots/hotspots.geojson\n{second.Sha256}  1/spots/hotspots.geojson\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing))), ResultDigest.Of([second, Log, Spots]));
    }

    [Fact]
    public void KeysAreWhatAConfigMapTakes() => Assert.Equal("0.spots.a_b__.json", ResultDigest.KeyOf(0, "spots", "a/b é.json"));
}
