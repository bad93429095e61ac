namespace SpaceCloud.Kubernetes;

/// <summary>What a watch tells.</summary>
public enum WatchEventType
{
    Added,
    Modified,
    Deleted,

    /// <summary>Nothing happened up to this version; only the object's resourceVersion counts.</summary>
    Bookmark,
}
