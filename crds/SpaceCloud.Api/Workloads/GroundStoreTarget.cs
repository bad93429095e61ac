namespace SpaceCloud.Api;

/// <summary>The content store on the ground. It has no settings yet.</summary>
public sealed record GroundStoreTarget;
