using System.Text;
using System.Text.Json;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api.Facts;

/// <summary>
/// The book of promises of a satellite: a Lease of the system namespace that every writer of plans replaces under its resourceVersion
/// before it writes the plan itself. Whoever decided on an older state is refused by the API server and decides again.
/// </summary>
public static class PromiseFacts
{
    /// <summary>Label of all books.</summary>
    public const string Label = WellKnown.Group + "/promises";

    /// <summary>Value of <see cref="Label"/>.</summary>
    public const string LabelValue = "true";

    /// <summary>Annotation with the promises as JSON.</summary>
    public const string Annotation = WellKnown.Group + "/promises";

    /// <summary>The annotations of an object may have 256 KiB in all.</summary>
    public const int MaxBytes = 200 * 1024;

    private const string Prefix = "promises-";

    /// <summary>Name of a satellite's book.</summary>
    public static string NameOf(string satellite) => Prefix + satellite;

    /// <summary>The satellite a book is of; null when the Lease is no book.</summary>
    public static string? SatelliteOf(V1Lease lease) =>
        lease.Metadata is { Name: { } name, NamespaceProperty: WellKnown.SystemNamespace } && name.StartsWith(Prefix, StringComparison.Ordinal) && lease.GetLabel(Label) == LabelValue
            ? name[Prefix.Length..]
            : null;

    /// <summary>How often a book was written: of two readings of one book the higher is the newer.</summary>
    public static int NumberOf(V1Lease lease) => lease.Spec?.LeaseTransitions ?? 0;

    /// <summary>What a book holds; neither value nor problem when nothing was ever written into it.</summary>
    public static AnnotationReading<IReadOnlyList<Promise>> Read(V1Lease lease)
    {
        if (lease.GetAnnotation(Annotation) is not { } text)
        {
            return new AnnotationReading<IReadOnlyList<Promise>>(null, null);
        }

        try
        {
            IReadOnlyList<Promise> promises = SpaceCloudJson.Deserialize<IReadOnlyList<Promise>>(Encoding.UTF8.GetBytes(text));
            return promises.Any(one => one is not { Plan: not null, Demand: not null, PodUid: not null, Pod: not null, Namespace: not null })
                ? Unreadable(lease, "a promise, its pod, its plan or its demand is null")
                : new AnnotationReading<IReadOnlyList<Promise>>(promises, null);
        }
        catch (JsonException problem)
        {
            return Unreadable(lease, problem.Message);
        }
    }

    private static AnnotationReading<IReadOnlyList<Promise>> Unreadable(V1Lease lease, string why)
    {
        string remedy = $"delete Lease {WellKnown.SystemNamespace}/{lease.Name()} to go by what the pods carry alone";
        return new AnnotationReading<IReadOnlyList<Promise>>(null, $"annotation {Annotation} cannot be read ({why}); {remedy}");
    }

    /// <summary>The book with other promises in it, to be written in the place of the stored one.</summary>
    /// <param name="stored">The book the promises were decided on; null when the satellite has none.</param>
    /// <param name="satellite">The satellite; the book goes when it goes.</param>
    /// <param name="promises">All that stands from now on.</param>
    /// <param name="writer">Who writes it.</param>
    /// <param name="realNowUtc">Real time.</param>
    public static V1Lease With(V1Lease? stored, Satellite satellite, IEnumerable<Promise> promises, string writer, DateTimeOffset realNowUtc)
    {
        ArgumentNullException.ThrowIfNull(satellite);
        IReadOnlyList<Promise> sorted = [.. promises.OrderBy(promise => promise.PodUid, StringComparer.Ordinal)];
        V1LeaseSpec spec = new()
        {
            HolderIdentity = writer,
            RenewTime = realNowUtc,
            LeaseTransitions = (stored is null ? 0 : NumberOf(stored)) + 1,
        };
        Dictionary<string, string> annotations = new(stored?.Metadata.Annotations ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [Annotation] = SpaceCloudJson.Text(sorted),
        };
        return stored is not null
            ? stored with
            {
                // A Satellite made anew under its name owns the book from now on; with the old owner it would be collected.
                Metadata = stored.Metadata with
                {
                    Annotations = annotations,
                    ManagedFields = null,
                    OwnerReferences = [satellite.MakeOwnerReference(controller: false)],
                },
                Spec = spec,
            }
            : new V1Lease
            {
                Metadata = new V1ObjectMeta
                {
                    Name = NameOf(satellite.Name()),
                    NamespaceProperty = WellKnown.SystemNamespace,
                    Labels = new Dictionary<string, string> { [Label] = LabelValue },
                    Annotations = annotations,
                    OwnerReferences = [satellite.MakeOwnerReference(controller: false)],
                },
                Spec = spec,
            };
    }
}
