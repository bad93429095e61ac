using SpaceCloud.Api;
using SpaceCloud.Link;
using SpaceCloud.Orbit;

namespace SpaceCloud.Lab.Tests.Link;

public sealed class PassContactsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifests-");

    [Fact]
    public async Task Contacts_are_the_passes_with_the_lower_rate_and_the_higher_mask()
    {
        Satellite satellite = await ManifestFiles.ReadSatelliteAsync(await FileAsync("sat.yaml", LinkManifests.Satellite), null, CancellationToken.None);
        IReadOnlyList<GroundStation> stations = await ManifestFiles.ReadStationsAsync(
            await FileAsync("gs.yaml", LinkManifests.Stations), CancellationToken.None);
        PassContacts contacts = new(
            Orbit(), satellite.Spec.Links, [.. stations.Select(station => (station.Metadata.Name!, station.Spec))], null, TimeSpan.FromHours(24));
        IReadOnlyList<LinkContact> found = contacts.From(LinkManifests.EpochUtc);

        LinkContact[] redu = [.. found.Where(contact => contact.Station == "redu" && contact.AosUtc < LinkManifests.EpochUtc.AddHours(24))];
        Pass[] expected =
        [
            .. PassFinder.Find(
                Orbit(),
                new GroundSite("redu", new GeodeticPosition(50, 5.15, 386)),
                ElevationMask.Constant(10),
                LinkManifests.EpochUtc,
                LinkManifests.EpochUtc.AddHours(25)).Passes.Where(pass => pass.AosUtc < LinkManifests.EpochUtc.AddHours(24)),
        ];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, redu.Length);
        foreach ((Pass pass, LinkContact contact) in expected.Zip(redu))
        {
            Assert.InRange(contact.AosUtc - pass.AosUtc, TimeSpan.FromSeconds(-0.1), TimeSpan.FromSeconds(0.1));
            Assert.InRange(contact.LosUtc - pass.LosUtc, TimeSpan.FromSeconds(-0.1), TimeSpan.FromSeconds(0.1));
        }

        // 1 Mbit/s and 4 of 8 Mbit/s, half of it payload; the other station knows no limit.
        Assert.All(redu, contact => Assert.Equal((62_500, 250_000), (contact.UpBytesPerSecond, contact.DownBytesPerSecond)));
        Assert.All(found.Where(contact => contact.Station == "perth"), contact => Assert.Equal(500_000, contact.DownBytesPerSecond));
    }

    [Fact]
    public void A_pass_under_way_is_there_and_later_ones_are_found_in_time()
    {
        GroundStationSpec redu = new(50, 5.15, MinElevationDegrees: 10);
        PassContacts contacts = new(Orbit(), new SatelliteLinks(1_000_000, 1_000_000), [("redu", redu)], 1, TimeSpan.FromHours(24));
        LinkContact first = contacts.From(LinkManifests.EpochUtc)[0];
        PassContacts late = new(Orbit(), new SatelliteLinks(1_000_000, 1_000_000), [("redu", redu)], 1, TimeSpan.FromHours(24));

        LinkContact underWay = late.From(first.AosUtc.AddSeconds(30))[0];
        Assert.InRange(underWay.AosUtc - first.AosUtc, TimeSpan.FromSeconds(-0.1), TimeSpan.FromSeconds(0.1));
        Assert.True(contacts.From(LinkManifests.EpochUtc.AddDays(3))[0].AosUtc < LinkManifests.EpochUtc.AddDays(4));
    }

    [Theory]
    [InlineData("batteryCapacityWattHours: 200", "batteryCapacityWattHours: -1", "spec.power.batteryCapacityWattHours")]
    [InlineData("51.6416", "51.6417", "checksum")]
    [InlineData("owner: tests", "owner: [", "")]
    [InlineData("kind: Satellite", "kind: Sattelite", "it holds 0 satellites")]
    [InlineData("links:", "lynx:", "links")]
    public async Task A_wrong_satellite_is_refused_with_file_and_field(string from, string to, string expected)
    {
        string file = await FileAsync("sat.yaml", LinkManifests.Satellite.Replace(from, to, StringComparison.Ordinal));
        LinkException problem = await Assert.ThrowsAsync<LinkException>(() => ManifestFiles.ReadSatelliteAsync(file, null, CancellationToken.None));
        Assert.Equal(2, problem.ExitCode);
        Assert.StartsWith(file, problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_station_and_a_missing_file_are_refused()
    {
        string file = await FileAsync("gs.yaml", LinkManifests.Stations.Replace("latitudeDegrees: 50.0", "latitudeDegrees: 200", StringComparison.Ordinal));
        LinkException problem = await Assert.ThrowsAsync<LinkException>(() => ManifestFiles.ReadStationsAsync(file, CancellationToken.None));
        Assert.Contains("latitudeDegrees", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LinkException>(() => ManifestFiles.ReadStationsAsync(file + ".absent", CancellationToken.None));
    }

    [Theory]
    [InlineData("6443:127.0.0.1:6443", 6443, "127.0.0.1", 6443)]
    [InlineData("1:[::1]:65535", 1, "::1", 65535)]
    public void Forwards_are_read(string text, int port, string host, int targetPort) =>
        Assert.Equal(new Forward(port, host, targetPort), Forward.Parse(text));

    [Theory]
    [InlineData("6443")]
    [InlineData("6443:6444")]
    [InlineData("0:host:1")]
    [InlineData("1:host:65536")]
    [InlineData("1::2")]
    [InlineData("")]
    public void A_wrong_forward_is_refused(string text) => Assert.Throws<LinkException>(() => Forward.Parse(text));

    public void Dispose() => _folder.Delete(recursive: true);

    private static OrbitPropagator Orbit()
    {
        Assert.True(OrbitPropagator.TryCreate(Tle.Parse(LinkManifests.Line1, LinkManifests.Line2).Tle!.Elements, out OrbitPropagator? orbit, out _));
        return orbit;
    }

    private async Task<string> FileAsync(string name, string text)
    {
        string file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
