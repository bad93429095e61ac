using System.Net;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Hosting;

/// <summary>How the operator runs; every value is valid.</summary>
internal sealed record OperatorOptions
{
    /// <summary>A kubeconfig file; null for the service account of the pod it runs in.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Mission time by real time.</summary>
    public MissionClock Clock { get; init; } = MissionClock.RealTime;

    /// <summary>Folder of the ground store: images in it, results in its folder `results`.</summary>
    public required string GroundStore { get; init; }

    /// <summary>The ground gateway.</summary>
    public required GatewayOptions Gateway { get; init; }

    /// <summary>Where health and metrics are served, in the clear.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>Namespace of the signing key.</summary>
    public required string Namespace { get; init; }

    /// <summary>How contacts are planned.</summary>
    public ContactOptions Contacts { get; init; } = new();

    /// <summary>How far clocks on board may be off. Default 5 s.</summary>
    public TimeSpan ClockUncertainty { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many booked contacts missed in a row make a satellite lost. Default 3.</summary>
    public int LostAfterMissedContacts { get; init; } = 3;
}
