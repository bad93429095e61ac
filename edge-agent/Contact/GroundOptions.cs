namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>Where the ground is and who we are to it.</summary>
/// <param name="KubeconfigFile">Names the API server and our certificate.</param>
/// <param name="Gateway">The ground gateway.</param>
/// <param name="CaFile">Whom the gateway must be signed by, PEM.</param>
/// <param name="CertificateFile">Our certificate, PEM.</param>
/// <param name="KeyFile">Its key, PEM.</param>
internal sealed record GroundOptions(string KubeconfigFile, Uri Gateway, string CaFile, string CertificateFile, string KeyFile);
