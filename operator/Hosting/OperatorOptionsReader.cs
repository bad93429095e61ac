using System.Diagnostics.CodeAnalysis;
using System.Net;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Operator.Contacts;
using SpaceCloud.Operator.Gateway;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Hosting;

/// <summary>Judges the command line: options, or every problem with its option, value and remedy.</summary>
internal static class OperatorOptionsReader
{
    /// <summary>Beside them there must be room for the booked ones.</summary>
    private const int MostOpenWindows = BestPasses.MostWindowsPerSatellite - 10;

    /// <summary>Reads all options; nothing is opened or connected.</summary>
    public static bool TryRead(OperatorArguments arguments, [NotNullWhen(true)] out OperatorOptions? options, out IReadOnlyList<string> problems)
    {
        List<string> found = [];
        if (arguments.Kubeconfig is not null)
        {
            Existing(arguments.Kubeconfig, "--kubeconfig", found);
        }

        MissionClock? clock = MissionClock.RealTime;
        if (arguments.MissionClock is { } text && !MissionClock.TryParse(text, out clock, out string? clockProblem))
        {
            found.Add($"--mission-clock: {clockProblem}");
        }

        if (string.IsNullOrWhiteSpace(arguments.GroundStore))
        {
            found.Add("--ground-store: missing; name the folder of the ground store");
        }

        IPEndPoint gateway = EndPoint(arguments.GatewayListen, "--gateway-listen", loopbackOnly: false, found);
        string certificate = Existing(arguments.GatewayCertificate, "--gateway-certificate", found);
        string key = Existing(arguments.GatewayKey, "--gateway-key", found);
        string clientCa = Existing(arguments.GatewayClientCa, "--gateway-client-ca", found);
        IPEndPoint listen = EndPoint(arguments.Listen ?? "127.0.0.1:8090", "--listen", loopbackOnly: true, found);
        TimeSpan horizon = Duration(arguments.ContactHorizon ?? "8h", "--contact-horizon", TimeSpan.FromHours(1), TimeSpan.FromHours(24), found);
        TimeSpan uncertainty = Duration(arguments.ClockUncertainty ?? "5s", "--clock-uncertainty", TimeSpan.Zero, TimeSpan.FromHours(1), found);
        if (arguments.LostAfter is < 1 or > 1000)
        {
            found.Add($"--lost-after: {arguments.LostAfter} is not allowed; write 1 to 1000 contacts");
        }

        if (arguments.OpenWindows is < 0 or > MostOpenWindows)
        {
            found.Add($"--open-windows: {arguments.OpenWindows} is not allowed; write 0 to {MostOpenWindows} windows for each satellite");
        }

        problems = found;
        options = found.Count > 0 ? null : new OperatorOptions
        {
            Kubeconfig = arguments.Kubeconfig,
            Clock = clock!,
            GroundStore = arguments.GroundStore!,
            Gateway = new GatewayOptions(gateway, certificate, key, clientCa),
            Listen = listen,
            Namespace = arguments.Namespace ?? WellKnown.SystemNamespace,
            Contacts = new ContactOptions { Horizon = horizon, OpenWindowsPerSatellite = arguments.OpenWindows },
            ClockUncertainty = uncertainty,
            LostAfterMissedContacts = arguments.LostAfter,
        };
        return options is not null;
    }

    private static string Existing(string? path, string option, List<string> found)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            found.Add($"{option}: missing; name a file");
        }
        else if (!File.Exists(path))
        {
            found.Add($"{option}: there is no file {path}");
        }

        return path ?? "";
    }

    private static IPEndPoint EndPoint(string? text, string option, bool loopbackOnly, List<string> found)
    {
        if (!IPEndPoint.TryParse(text ?? "", out IPEndPoint? endPoint) || !text!.Contains(':', StringComparison.Ordinal))
        {
            found.Add($"{option}: '{text}' is no address and port; write for example 127.0.0.1:8443");
            return new IPEndPoint(IPAddress.Loopback, 0);
        }

        if (loopbackOnly && !IPAddress.IsLoopback(endPoint.Address) && !IsPodAddress(endPoint.Address))
        {
            found.Add($"{option}: {text} is served in the clear; listen on 127.0.0.1, or on 0.0.0.0 in a pod");
        }

        return endPoint;
    }

    /// <summary>Inside a pod the kubelet and Prometheus come over the pod's own network.</summary>
    private static bool IsPodAddress(IPAddress address) =>
        address.Equals(IPAddress.Any) && Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 };

    private static TimeSpan Duration(string text, string option, TimeSpan min, TimeSpan max, List<string> found)
    {
        if (!DurationText.TryParse(text, out TimeSpan duration) || duration < min || duration > max)
        {
            found.Add($"{option}: '{text}' is not allowed; write {DurationText.Write(min)} to {DurationText.Write(max)}");
        }

        return duration;
    }
}
