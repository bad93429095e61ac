namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>How serious an event is, in the field's two steps.</summary>
public enum EventType
{
    Normal,
    Warning,
}
