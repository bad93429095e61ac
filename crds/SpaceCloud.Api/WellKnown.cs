namespace SpaceCloud.Api;

/// <summary>The names that all rooms and the users' manifests share. Changing one breaks running installations.</summary>
public static class WellKnown
{
    /// <summary>API group of all kinds.</summary>
    public const string Group = "spacecloud.io";

    /// <summary>API version of all kinds.</summary>
    public const string Version = "v1alpha1";

    /// <summary>Group and version as manifests write it.</summary>
    public const string ApiVersion = Group + "/" + Version;

    /// <summary>Category of all kinds: <c>kubectl get spacecloud</c>.</summary>
    public const string Category = "spacecloud";

    /// <summary><c>spec.schedulerName</c> of orbit pods.</summary>
    public const string SchedulerName = "spacecloud-scheduler";

    /// <summary>Extended resource that sends a pod to the extender: every orbit pod asks 1, a satellite node has compute.pods of it.</summary>
    public const string OrbitResource = Group + "/orbit";

    /// <summary>Key of the taint every satellite node carries (value <c>true</c>, effect <c>NoSchedule</c>).</summary>
    public const string OrbitTaint = Group + "/orbit";

    /// <summary>Value of <see cref="OrbitTaint"/>.</summary>
    public const string OrbitTaintValue = "true";

    /// <summary>Start of a satellite node's <c>spec.providerID</c>; the satellite's name follows.</summary>
    public const string ProviderIdPrefix = "spacecloud://";

    /// <summary>Pod label: name of the SpaceWorkload.</summary>
    public const string WorkloadLabel = Group + "/workload";

    /// <summary>Pod label: completion index, from 0.</summary>
    public const string IndexLabel = Group + "/index";

    /// <summary>Pod label: attempt number of that index, from 1.</summary>
    public const string AttemptLabel = Group + "/attempt";

    /// <summary>Pod annotation: JSON of the <see cref="Planning.Demand"/>, written by the operator.</summary>
    public const string DemandAnnotation = Group + "/demand";

    /// <summary>Pod annotation: JSON of the <see cref="Planning.PlacementPlan"/>, written by the extender's bind.</summary>
    public const string PlanAnnotation = Group + "/plan";

    /// <summary>Node annotation: JSON of <see cref="Wire.Telemetry"/>, written by the agent.</summary>
    public const string TelemetryAnnotation = Group + "/telemetry";

    /// <summary>Node label: name of the Satellite the node stands for. Trusted because nodes cannot set keys of this prefix.</summary>
    public const string SatelliteLabel = "satellite.node-restriction.kubernetes.io/name";

    /// <summary>Namespace of the operator, the scheduler and the configuration.</summary>
    public const string SystemNamespace = "spacecloud-system";

    /// <summary>Service account of the operator in <see cref="SystemNamespace"/>.</summary>
    public const string OperatorServiceAccount = "spacecloud-operator";

    /// <summary>Service account of scheduler and extender in <see cref="SystemNamespace"/>.</summary>
    public const string SchedulerServiceAccount = "spacecloud-scheduler";

    /// <summary>ConfigMap in <see cref="SystemNamespace"/> with the installation's settings.</summary>
    public const string ConfigMapName = "spacecloud-config";

    /// <summary>Key of <see cref="ConfigMapName"/> that holds the mission clock's triple.</summary>
    public const string MissionClockKey = "missionClock";

    /// <summary>Key of <see cref="ConfigMapName"/> that holds the weights of a placement's cost; empty means the defaults.</summary>
    public const string ScoreWeightsKey = "scoreWeights";

    /// <summary>ConfigMap in <see cref="SystemNamespace"/> with the public key that verifies mission bundles.</summary>
    public const string BundleKeyConfigMap = "spacecloud-mission-bundle-key";

    /// <summary>Key of <see cref="BundleKeyConfigMap"/>: SubjectPublicKeyInfo as PEM.</summary>
    public const string BundlePublicKey = "public.pem";

    /// <summary>Secret in <see cref="SystemNamespace"/> with the private key that signs mission bundles.</summary>
    public const string BundleSigningKeySecret = "spacecloud-mission-bundle-signing-key";

    /// <summary>Key of <see cref="BundleSigningKeySecret"/>: PKCS#8 as PEM.</summary>
    public const string BundlePrivateKey = "private.pem";

    /// <summary>Results up to this many bytes (900 KiB) stand in a ConfigMap beside the workload, larger ones in the ground store.</summary>
    public const long MaxConfigMapResultBytes = 900 * 1024;

    /// <summary>Output name under which a container's log travels in a <see cref="Wire.ResultManifest"/>.</summary>
    public const string LogOutput = "log";
}
