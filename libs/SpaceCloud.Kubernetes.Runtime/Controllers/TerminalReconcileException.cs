namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Trying again is of no use until the object changes: the controller logs it once and does not retry.</summary>
public sealed class TerminalReconcileException(string message, Exception? inner = null) : Exception(message, inner);
