namespace SpaceCloud.Api.Tests.Crds;

public sealed class RecordParityTests
{
    [Theory]
    [InlineData("satellites", typeof(Satellite))]
    [InlineData("groundstations", typeof(GroundStation))]
    [InlineData("contactwindows", typeof(ContactWindow))]
    [InlineData("spaceworkloads", typeof(SpaceWorkload))]
    public void RecordsAndSchemasSayTheSame(string plural, Type record) =>
        Assert.Empty(RecordParity.Differences(CrdFile.Of(plural).Schema, record));

    [Fact]
    public void EveryKindIsCompared() => Assert.Equal(4, Checkout.Crds.Count);

    [Fact]
    public void AViolatingSchemaIsCaughtInEveryRespect()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Crds", "violating-fixture.yaml");
        Assert.Equal(
            [
                "spec: optional in the schema, required in GroundStation",
                "spec.latitudeDegrees: schema string , record Double",
                "spec.longitudeDegrees: optional in the schema, required in GroundStationSpec",
                "spec.antennas: required by the schema, optional in GroundStationSpec",
                "spec.antennas: default 2 in the schema, 1 in the record",
                "spec.maxDownlinkBitsPerSecond: schema integer int32, record Int64",
                "spec.colour: in the schema, not in GroundStationSpec",
                "spec.altitudeMeters: in GroundStationSpec, not in the schema",
                "status.conditions: in GroundStationStatus, not in the schema",
            ],
            RecordParity.Differences(CrdFile.Read(file).Schema, typeof(GroundStation)));
    }
}
