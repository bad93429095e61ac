using System.Net;
using SpaceCloud.Api.Wire;

namespace SpaceCloud.Operator.Gateway;

/// <summary>Where the ground gateway listens and whom it trusts.</summary>
/// <param name="Listen">Address and port; port 0 takes a free one.</param>
/// <param name="CertificateFile">Server certificate chain, PEM.</param>
/// <param name="KeyFile">Its private key, PEM.</param>
/// <param name="ClientCaFile">Certificates that sign the satellites' client certificates, PEM.</param>
internal sealed record GatewayOptions(IPEndPoint Listen, string CertificateFile, string KeyFile, string ClientCaFile)
{
    /// <summary>Most bytes of a result manifest.</summary>
    public int MaxManifestBytes { get; init; } = ResultLimits.MaxManifestBytes;

    /// <summary>Most bytes of all files of one result.</summary>
    public long MaxResultBytes { get; init; } = ResultLimits.MaxBytes;

    /// <summary>Most files of one result.</summary>
    public int MaxResultFiles { get; init; } = ResultLimits.MaxFiles;
}
