namespace SpaceCloud.EdgeAgent.Pods;

/// <summary>Machine reasons of the agent: the same token stands in pod status, event and log.</summary>
internal static class PodReason
{
    public const string PlanNotInBundle = "PlanNotInBundle";
    public const string NoOperatorPlan = "NoOperatorPlan";
    public const string UnsupportedField = "UnsupportedField";
    public const string ImageNotPlanned = "ImageNotPlanned";
    public const string ImageMissing = "ImageMissing";
    public const string ImageImportFailed = "ImageImportFailed";
    public const string WaitingForPlannedStart = "WaitingForPlannedStart";
    public const string RuntimeUnavailable = "RuntimeUnavailable";
    public const string SensorDataMissing = "SensorDataMissing";
    public const string StartFailed = "StartFailed";
    public const string StartWindowPassed = "StartWindowPassed";
    public const string ContainerLost = "ContainerLost";
    public const string Completed = "Completed";
    public const string Error = "Error";
}
