using System.Text.Json.Serialization;

namespace SpaceCloud.Api.Wire;

/// <summary>Why a mission bundle is not believed; the name is the reason token in events, metrics and logs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BundleFailure>))]
public enum BundleFailure
{
    /// <summary>The payload is not what the key's owner signed.</summary>
    BundleSignatureInvalid,

    /// <summary>Signed, but for another satellite.</summary>
    BundleWrongSatellite,

    /// <summary>Older than one that was accepted before.</summary>
    BundleRolledBack,

    /// <summary>Past its time.</summary>
    BundleExpired,

    /// <summary>Not a mission bundle.</summary>
    BundleMalformed,
}
