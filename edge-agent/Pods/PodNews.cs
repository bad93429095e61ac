namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>A change worth an event on board and on the ground.</summary>
/// <param name="Type">CamelCase token, low in number.</param>
/// <param name="Warning">Whether it is something to act on.</param>
/// <param name="Note">The sentence, with figures and mission times.</param>
internal sealed record PodNews(string Type, bool Warning, string Note);
