namespace SpaceCloud.Api.Wire;

/// <summary>How much of one blob the ground has.</summary>
public sealed record ResultReplyFile(string Sha256, long HaveBytes);
