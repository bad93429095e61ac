using System.Security.Cryptography;
using System.Text;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;

namespace SpaceCloud.Api.Tests.Wire;

public sealed class BundleVerifierTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly ECDsa ground = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => ground.Dispose();

    [Fact]
    public void WhatWasSignedIsBelievedAfterItsWayOverTheWire()
    {
        MissionBundle bundle = Bundle();
        byte[] wire = SpaceCloudJson.Serialize(BundleSigner.Sign(bundle, ground));

        BundleVerdict verdict = Verify(SpaceCloudJson.Deserialize<SignedMissionBundle>(wire));

        Assert.Null(verdict.Failure);
        Assert.Equal(SpaceCloudJson.Text(bundle), SpaceCloudJson.Text(verdict.Bundle));
    }

    [Fact]
    public void AnyFlippedBitOfThePayloadIsNoticed()
    {
        SignedMissionBundle signed = BundleSigner.Sign(Bundle(), ground);
        for (int i = 0; i < signed.Payload.Length; i++)
        {
            byte[] payload = [.. signed.Payload];
            payload[i] ^= 1;
            Assert.Equal(BundleFailure.BundleSignatureInvalid, Verify(signed with { Payload = payload }).Failure);
        }
    }

    [Fact]
    public void AnyFlippedBitOfTheSignatureIsNoticed()
    {
        SignedMissionBundle signed = BundleSigner.Sign(Bundle(), ground);
        for (int i = 0; i < signed.Signature.Length; i++)
        {
            byte[] signature = [.. signed.Signature];
            signature[i] ^= 1;
            Assert.Equal(BundleFailure.BundleSignatureInvalid, Verify(signed with { Signature = signature }).Failure);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public void ASignatureOfAnotherLengthIsNoSignature(string signature) => Assert.Equal(
        BundleFailure.BundleSignatureInvalid,
        Verify(BundleSigner.Sign(Bundle(), ground) with { Signature = Encoding.UTF8.GetBytes(signature) }).Failure);

    [Fact]
    public void AnotherKeyIsNotBelieved()
    {
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        BundleVerdict verdict = Verify(BundleSigner.Sign(Bundle(), stranger));
        Assert.Equal(BundleFailure.BundleSignatureInvalid, verdict.Failure);
        Assert.Contains(BundleSigner.KeyId(stranger)[..12], verdict.Message, StringComparison.Ordinal);
    }

    public static TheoryData<BundleFailure?, MissionBundle> Judged => new()
    {
        { BundleFailure.BundleWrongSatellite, Bundle() with { Satellite = "ember-2" } },
        { BundleFailure.BundleRolledBack, Bundle() with { Version = 6 } },
        { null, Bundle() with { Version = 7 } },
        { null, Bundle() with { Version = 8 } },
        { BundleFailure.BundleExpired, Bundle() with { ExpiresUtc = Now } },
        { null, Bundle() with { ExpiresUtc = Now.AddTicks(1) } },
    };

    [Theory]
    [MemberData(nameof(Judged))]
    public void NameVersionAndTimeAreHeldAgainstTheSatellites(BundleFailure? expected, MissionBundle bundle)
    {
        BundleVerdict verdict = Verify(BundleSigner.Sign(bundle, ground));
        Assert.Equal(expected, verdict.Failure);
        Assert.Equal(expected is null, verdict.Bundle is not null);
        Assert.Equal(expected is null, verdict.Message.Length == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"satellite":"ember-1","version":7}""")]
    public void ASignedPayloadThatIsNoBundleIsNamedSo(string payload)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        SignedMissionBundle signed = new(bytes, BundleSigner.KeyId(ground), ground.SignData(bytes, HashAlgorithmName.SHA256));
        Assert.Equal(BundleFailure.BundleMalformed, Verify(signed).Failure);
    }

    private BundleVerdict Verify(SignedMissionBundle signed)
    {
        using ECDsa installed = ECDsa.Create();
        installed.ImportFromPem(ground.ExportSubjectPublicKeyInfoPem());
        return BundleVerifier.Verify(signed, installed, "ember-1", versionFloor: 7, Now);
    }

    private static MissionBundle Bundle() => new(
        "ember-1",
        7,
        Now.AddMinutes(-1),
        Now.AddDays(2),
        Minimal.Typed<Satellite>(Minimal.Satellite("ember-1")).Spec,
        [new BundleStation("svalbard", new GroundStationSpec(78.23, 15.41))],
        [new BundleContact("ember-1-svalbard-7", "svalbard", Now, Now.AddMinutes(4), Now.AddMinutes(8), 40, 2_000_000, 20_000_000, 1, 2, Booked: true)],
        [],
        new BundlePolicy());
}
