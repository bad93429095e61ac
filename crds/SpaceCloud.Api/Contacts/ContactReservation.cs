using System.Text.Json.Serialization;

namespace SpaceCloud.Api;

/// <summary>Bytes of a contact promised to one pod.</summary>
public sealed record ContactReservation(
    [property: JsonPropertyName("podUID")] string PodUid,
    string Namespace,
    string Pod,
    long UplinkBytes = 0,
    long DownlinkBytes = 0);
