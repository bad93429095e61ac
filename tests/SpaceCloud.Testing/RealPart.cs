using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpaceCloud.Testing;

/// <summary>A part of the real world that a test needs and cannot fake.</summary>
public enum RealPart
{
    /// <summary>etcd, kube-apiserver, kube-controller-manager and kube-scheduler binaries.</summary>
    ControlPlane,

    /// <summary>containerd, runc, CNI plugins, and root rights to use them.</summary>
    Containerd,

    /// <summary>The helm binary.</summary>
    Helm,

    /// <summary>Debian's python3-sgp4 under /usr/bin/python3.</summary>
    PythonSgp4,

    /// <summary>Root rights to make network namespaces.</summary>
    NetworkNamespaces,
}

/// <summary>
/// A test that uses real parts. Where one is missing the test says which and counts as skipped; it never passes by doing
/// nothing. How many may be skipped is the committed ceiling in tests/skip-ceiling.
/// </summary>
[TraitDiscoverer(RealPartTrait.TypeName, RealPartTrait.AssemblyName)]
public sealed class RealPartFactAttribute : FactAttribute, ITraitAttribute
{
    public RealPartFactAttribute(params RealPart[] parts)
    {
        Parts = parts;
        Skip = RealParts.Missing(parts);
    }

    public IReadOnlyList<RealPart> Parts { get; }
}

/// <inheritdoc cref="RealPartFactAttribute"/>
[TraitDiscoverer(RealPartTrait.TypeName, RealPartTrait.AssemblyName)]
public sealed class RealPartTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public RealPartTheoryAttribute(params RealPart[] parts)
    {
        Parts = parts;
        Skip = RealParts.Missing(parts);
    }

    public IReadOnlyList<RealPart> Parts { get; }
}

/// <summary>Marks tests on real parts with the trait Category=Real, which hack/test.sh --fast leaves out.</summary>
public sealed class RealPartTrait : ITraitDiscoverer
{
    internal const string TypeName = "SpaceCloud.Testing.RealPartTrait";
    internal const string AssemblyName = "SpaceCloud.Testing";

    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Category", "Real")];
}
