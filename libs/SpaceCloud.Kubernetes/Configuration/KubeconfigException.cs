namespace SpaceCloud.Kubernetes;

/// <summary>The configuration that says where the API server is cannot be used; the message is for the user.</summary>
public sealed class KubeconfigException(string message, Exception? inner = null) : Exception(message, inner);
