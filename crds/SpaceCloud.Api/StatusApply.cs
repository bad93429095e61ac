using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Api;

/// <summary>
/// Objects for a server-side apply of the status alone. They carry no spec: a 1.20 API server keeps no ownership per
/// subresource and would make the operator a co-owner of the user's fields.
/// </summary>
public static class StatusApply
{
    /// <summary>The status of a satellite.</summary>
    public static Satellite Of(Satellite satellite, SatelliteStatus status) =>
        new() { Metadata = NameOf(satellite), Spec = null!, Status = status };

    /// <summary>The status of a ground station.</summary>
    public static GroundStation Of(GroundStation station, GroundStationStatus status) =>
        new() { Metadata = NameOf(station), Spec = null!, Status = status };

    /// <summary>The status of a contact window.</summary>
    public static ContactWindow Of(ContactWindow window, ContactWindowStatus status) =>
        new() { Metadata = NameOf(window), Spec = null!, Status = status };

    /// <summary>The status of a workload.</summary>
    public static SpaceWorkload Of(SpaceWorkload workload, SpaceWorkloadStatus status) =>
        new() { Metadata = NameOf(workload), Spec = null!, Status = status };

    private static V1ObjectMeta NameOf(IMetadata<V1ObjectMeta> obj) =>
        new() { Name = obj.Metadata.Name, NamespaceProperty = obj.Metadata.NamespaceProperty };
}
