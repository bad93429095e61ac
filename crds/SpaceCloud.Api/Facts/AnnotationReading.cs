namespace SpaceCloud.Api.Facts;

/// <summary>A value read from an annotation: the value, or a problem, or neither when there is no annotation.</summary>
public sealed record AnnotationReading<T>(T? Value, string? Problem)
    where T : class;
