namespace SpaceCloud.SchedulerExtender.Wire;

/// <summary>The answer of bind: empty when the pod is bound, otherwise why not. Carries no per cent sign.</summary>
internal sealed record ExtenderBindingResult(string Error);
