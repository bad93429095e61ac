using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace SpaceCloud.Operator.Gateway;

/// <summary>Reads the node's name out of its client certificate: subject CN `system:node:NAME`, O `system:nodes`.</summary>
internal static partial class NodeIdentity
{
    private const string CommonNamePrefix = "system:node:";
    private const string NodesGroup = "system:nodes";
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";

    /// <summary>The node's name, or null when the certificate is not a node's.</summary>
    public static string? NameOf(X509Certificate2 certificate)
    {
        string? commonName = null;
        bool isNode = false;
        foreach (X500RelativeDistinguishedName part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements)
            {
                return null;
            }

            string? oid = part.GetSingleElementType().Value;
            if (oid == CommonNameOid)
            {
                if (commonName is not null)
                {
                    return null;
                }

                commonName = Text(part);
            }
            else if (oid == OrganizationOid)
            {
                isNode |= Text(part) == NodesGroup;
            }
        }

        return isNode && commonName is not null && commonName.StartsWith(CommonNamePrefix, StringComparison.Ordinal)
            && NodeName().IsMatch(commonName.AsSpan(CommonNamePrefix.Length))
            ? commonName[CommonNamePrefix.Length..]
            : null;
    }

    /// <summary>RFC 1123 subdomain, as Kubernetes demands of node names: it ends up in paths and file names.</summary>
    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NodeName();

    private static string? Text(X500RelativeDistinguishedName part)
    {
        try
        {
            return part.GetSingleElementValue();
        }
        catch (Exception fault) when (fault is AsnContentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
