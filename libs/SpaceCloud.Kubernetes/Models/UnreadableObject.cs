namespace SpaceCloud.Kubernetes.Models;

/// <summary>An object of a list that is not what its type says; the others of the list are no worse for it.</summary>
/// <param name="Namespace">Its namespace; null for objects of the cluster.</param>
/// <param name="Name">Its name.</param>
/// <param name="Problem">What cannot be read, with the place.</param>
public sealed record UnreadableObject(string? Namespace, string Name, string Problem);
