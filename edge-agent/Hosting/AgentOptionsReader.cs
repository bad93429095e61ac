using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SpaceCloud.EdgeAgent.Contact;
using SpaceCloud.EdgeAgent.Events;
using SpaceCloud.Planning;

namespace SpaceCloud.EdgeAgent.Hosting;

/// <summary>Judges the command line: options, or every problem with its option, value and remedy.</summary>
internal static partial class AgentOptionsReader
{
    private const string UnixScheme = "unix://";
    private const int MaxNodeCharacters = 253;

    public static bool TryRead(
        AgentArguments arguments, [NotNullWhen(true)] out AgentOptions? options, out IReadOnlyList<string> problems)
    {
        List<string> found = [];
        string node = arguments.Node ?? string.Empty;
        if (node.Length > MaxNodeCharacters || !NodeName().IsMatch(node))
        {
            found.Add($"--node: '{node}' is not a node name; write the Satellite's name (lower case letters, digits, '-' and '.')");
        }

        string dataFolder = Required(arguments.DataDir, "--data-dir", "a folder the agent may write to", found);
        string socket = Socket(arguments.RuntimeEndpoint, found);
        Uri gateway = Gateway(arguments.Gateway, found);
        GroundOptions ground = new(
            Existing(arguments.Kubeconfig, "--kubeconfig", found),
            gateway,
            Existing(arguments.CaFile, "--ca-file", found),
            Existing(arguments.CertFile, "--cert-file", found),
            Existing(arguments.KeyFile, "--key-file", found));
        string publicKey = PublicKey(arguments.BundlePublicKey, found);
        if (arguments.InitialBundle is { } bundle)
        {
            Existing(bundle, "--initial-bundle", found);
        }

        MissionClock? clock = MissionClock.RealTime;
        if (arguments.MissionClock is { } text && !MissionClock.TryParse(text, out clock, out string? clockError))
        {
            found.Add($"--mission-clock: {clockError}");
        }

        if (arguments.SensorsDir is { } sensors && !Directory.Exists(sensors))
        {
            found.Add($"--sensors-dir: {sensors} is no folder; make it or leave the option out");
        }

        LogFormat format = LogFormat.Json;
        if (arguments.LogFormat is { } written && !Enum.TryParse(written, ignoreCase: true, out format))
        {
            found.Add($"--log-format: '{written}' is not known; write json or text");
        }

        Between("--initial-state-of-charge", arguments.InitialStateOfCharge, 0, 100, "percent", found);
        Between("--initial-temperature", arguments.InitialTemperature, -150, 150, "degrees Celsius", found);
        problems = found;
        options = found.Count > 0
            ? null
            : new AgentOptions
            {
                Node = node,
                DataFolder = Path.GetFullPath(dataFolder),
                RuntimeSocket = socket,
                Ground = ground,
                BundlePublicKeyPem = publicKey,
                InitialBundleFile = arguments.InitialBundle,
                MissionClock = clock ?? MissionClock.RealTime,
                SensorsFolder = arguments.SensorsDir is { } folder ? Path.GetFullPath(folder) : null,
                LogFormat = format,
                IsContactGated = !arguments.NoContactGating,
                InitialStateOfChargePercent = arguments.InitialStateOfCharge,
                InitialTemperatureCelsius = arguments.InitialTemperature,
                CtrProgram = arguments.Ctr ?? "ctr",
            };
        return options is not null;
    }

    private static string Required(string? value, string option, string what, List<string> found)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            found.Add($"{option}: is missing; write {what}");
        }

        return value ?? string.Empty;
    }

    private static string Existing(string? file, string option, List<string> found)
    {
        string path = Required(file, option, "a file's path", found);
        if (path.Length > 0 && !File.Exists(path))
        {
            found.Add($"{option}: {path} does not exist");
        }

        return path;
    }

    private static string Socket(string? endpoint, List<string> found)
    {
        string written = Required(endpoint, "--runtime-endpoint", "unix:///run/containerd/containerd.sock", found);
        string path = written.StartsWith(UnixScheme, StringComparison.Ordinal) ? written[UnixScheme.Length..] : string.Empty;
        if (written.Length > 0 && (!Path.IsPathRooted(path) || !IsSocketPath(path)))
        {
            found.Add($"--runtime-endpoint: '{written}' is no unix socket; write unix:// and an absolute path of at most 107 bytes");
        }

        return path;
    }

    private static bool IsSocketPath(string path)
    {
        try
        {
            return new UnixDomainSocketEndPoint(path) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Uri Gateway(string? gateway, List<string> found)
    {
        string written = Required(gateway, "--gateway", "https://127.0.0.1:PORT", found);
        if (Uri.TryCreate(written, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps)
        {
            return uri;
        }

        if (written.Length > 0)
        {
            found.Add($"--gateway: '{written}' is no https address; write https://HOST:PORT");
        }

        return new Uri("https://invalid");
    }

    private static string PublicKey(string? file, List<string> found)
    {
        string path = Existing(file, "--bundle-public-key", found);
        if (!File.Exists(path))
        {
            return string.Empty;
        }

        string pem = File.ReadAllText(path);
        try
        {
            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(pem);
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            found.Add($"--bundle-public-key: {path} holds no elliptic-curve public key in PEM ({error.Message})");
        }

        return pem;
    }

    private static void Between(string option, double value, double min, double max, string unit, List<string> found)
    {
        if (!(value >= min && value <= max))
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{option}: {value} must be {min} to {max} {unit}"));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NodeName();
}
