using SpaceCloud.Api.Json;

namespace SpaceCloud.Api.Rules;

/// <summary>What must hold of a contact window, in particular of one a user applied.</summary>
public static class ContactWindowRules
{
    /// <summary>All broken rules; empty when the window can be used.</summary>
    public static IReadOnlyList<RuleViolation> Check(ContactWindowSpec spec)
    {
        RuleBook book = new();
        book.Require(
            (spec.Station is null) != (spec.PeerSatellite is null),
            "spec.station",
            spec.Station,
            "exactly one of station and peerSatellite",
            "say whom the satellite talks to");
        book.Require(spec.PeerSatellite != spec.Satellite, "spec.peerSatellite", spec.PeerSatellite, "another satellite than spec.satellite", "say whom the satellite sends to");
        book.Require(
            spec.LosUtc > spec.AosUtc, "spec.losUtc", UtcText.Write(spec.LosUtc), $"after spec.aosUtc ({UtcText.Write(spec.AosUtc)})", "were the two exchanged?");
        book.Require(
            spec.TcaUtc >= spec.AosUtc && spec.TcaUtc <= spec.LosUtc,
            "spec.tcaUtc",
            UtcText.Write(spec.TcaUtc),
            $"from spec.aosUtc ({UtcText.Write(spec.AosUtc)}) to spec.losUtc ({UtcText.Write(spec.LosUtc)})",
            "write the time of the highest elevation");
        book.Between("spec.maxElevationDegrees", spec.MaxElevationDegrees, 0, 90, "degrees");
        book.Between("spec.timingSigmaSeconds", spec.TimingSigmaSeconds ?? 0, 0, 86400, "s");
        Fits("uplinkCapacityBytes", spec.UplinkCapacityBytes, spec.UplinkBitsPerSecond);
        Fits("downlinkCapacityBytes", spec.DownlinkCapacityBytes, spec.DownlinkBitsPerSecond);
        return book.Violations;

        void Fits(string field, long bytes, long bitsPerSecond)
        {
            double most = Math.Max(0, (spec.LosUtc - spec.AosUtc).TotalSeconds) * bitsPerSecond / 8;
            book.Require(
                bytes >= 0 && bytes <= most,
                $"spec.{field}",
                bytes,
                $"0 to {RuleBook.Text(Math.Floor(most))} B, which is the rate over the whole window",
                "correct the volume, the rate or the times");
        }
    }
}
