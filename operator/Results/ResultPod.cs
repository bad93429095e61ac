namespace SpaceCloud.Operator.Results;

/// <summary>The pod a result claims to be of, as the API server knows it.</summary>
/// <param name="Uid">UID.</param>
/// <param name="Node">Node it is bound to; null when it is not.</param>
/// <param name="Attempt">Attempt number.</param>
internal sealed record ResultPod(string Uid, string? Node, int Attempt);
