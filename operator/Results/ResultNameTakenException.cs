namespace SpaceCloud.Operator.Results;

/// <summary>The ConfigMap in which a result shall stand is somebody else's; only its owner can move it away.</summary>
internal sealed class ResultNameTakenException(string message) : Exception(message);
