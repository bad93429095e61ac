namespace SpaceCloud.Api.Wire;

/// <summary>The outcome of <see cref="BundleVerifier.Verify"/>.</summary>
/// <param name="Bundle">The bundle, when it may be believed.</param>
/// <param name="Failure">Otherwise why not.</param>
/// <param name="Message">The same for people, with the values compared.</param>
public sealed record BundleVerdict(MissionBundle? Bundle, BundleFailure? Failure, string Message);
