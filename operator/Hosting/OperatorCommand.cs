using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using SpaceCloud.Content;
using SpaceCloud.Kubernetes;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Hosting;

/// <summary>The command line of spacecloud-operator.</summary>
internal static class OperatorCommand
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int Usage = 2;
    private const int CannotReach = 3;

    /// <summary>0 after a graceful stop, 1 when it failed, 2 when it was asked wrongly, 3 when the API server cannot be reached.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
    }

    private static RootCommand Create()
    {
        Option<string?> kubeconfig = new("--kubeconfig") { Description = "API server and identity (default: the pod's service account)" };
        Option<string?> clock = new("--mission-clock") { Description = "REAL_UTC,MISSION_UTC,RATE (default: mission time is real time)" };
        Option<string?> store = new("--ground-store") { Description = "Folder of the ground store: images and results" };
        Option<string?> gatewayListen = new("--gateway-listen") { Description = "Address and port of the ground gateway, HTTPS" };
        Option<string?> certificate = new("--gateway-certificate") { Description = "Server certificate chain of the gateway, PEM" };
        Option<string?> key = new("--gateway-key") { Description = "Its private key, PEM" };
        Option<string?> clientCa = new("--gateway-client-ca") { Description = "CA of the satellites' client certificates, PEM" };
        Option<string?> listen = new("--listen") { Description = "Address and port of health and metrics (default 127.0.0.1:8090)" };
        Option<string?> space = new("--namespace") { Description = "Namespace of the signing key (default spacecloud-system)" };
        Option<string?> horizon = new("--contact-horizon") { Description = "How far ahead contacts are planned (default 8h)" };
        Option<int> openWindows = new("--open-windows")
        {
            Description = "Contact windows kept ahead for each satellite in which nothing is booked (default 10)",
            DefaultValueFactory = _ => new ContactOptions().OpenWindowsPerSatellite,
        };
        Option<string?> uncertainty = new("--clock-uncertainty") { Description = "How far clocks on board may be off (default 5s)" };
        Option<int> lostAfter = new("--lost-after") { Description = "Missed contacts in a row that make a satellite lost", DefaultValueFactory = _ => 3 };
        RootCommand root = new("Watches satellites, plans their contacts, hands out work and takes results in")
        {
            kubeconfig, clock, store, gatewayListen, certificate, key, clientCa, listen, space, horizon, openWindows, uncertainty, lostAfter,
        };
        root.SetAction((result, cancel) => RunAsync(
            new OperatorArguments
            {
                Kubeconfig = result.GetValue(kubeconfig),
                MissionClock = result.GetValue(clock),
                GroundStore = result.GetValue(store),
                GatewayListen = result.GetValue(gatewayListen),
                GatewayCertificate = result.GetValue(certificate),
                GatewayKey = result.GetValue(key),
                GatewayClientCa = result.GetValue(clientCa),
                Listen = result.GetValue(listen),
                Namespace = result.GetValue(space),
                ContactHorizon = result.GetValue(horizon),
                OpenWindows = result.GetValue(openWindows),
                ClockUncertainty = result.GetValue(uncertainty),
                LostAfter = result.GetValue(lostAfter),
            },
            cancel));
        return root;
    }

    private static async Task<int> RunAsync(OperatorArguments arguments, CancellationToken cancel)
    {
        if (!OperatorOptionsReader.TryRead(arguments, out OperatorOptions? options, out IReadOnlyList<string> problems))
        {
            foreach (string problem in problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return Usage;
        }

        try
        {
            using ILoggerFactory logs = JsonLines.Factory();
            await OperatorProcess.RunAsync(options, TimeProvider.System, logs, null, cancel);
            return Ok;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Ok;
        }
        catch (KubernetesException problem)
        {
            await Console.Error.WriteLineAsync($"the API server cannot be used: {problem.Message}");
            return problem.IsUnreachable ? CannotReach : Failed;
        }
        catch (Exception problem) when (problem is KubeconfigException or ContentException or IOException or UnauthorizedAccessException
            or CryptographicException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Failed;
        }
    }
}
