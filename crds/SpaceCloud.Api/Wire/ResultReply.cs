namespace SpaceCloud.Api.Wire;

/// <summary>The gateway's answer to a <see cref="ResultManifest"/>.</summary>
/// <param name="Files">How much of each file the ground has: where to go on.</param>
/// <param name="Accepted">Every file is here and verified; the satellite may forget the result.</param>
public sealed record ResultReply(IReadOnlyList<ResultReplyFile> Files, bool Accepted);
