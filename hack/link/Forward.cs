using System.Globalization;

namespace SpaceCloud.Link;

/// <summary>A port on board that leads to a place on the ground while a contact is open.</summary>
/// <param name="Port">127.0.0.1:PORT in the satellite's network namespace.</param>
/// <param name="TargetHost">Host or address on the ground.</param>
/// <param name="TargetPort">Port on the ground.</param>
internal sealed record Forward(int Port, string TargetHost, int TargetPort)
{
    /// <summary>Reads PORT:HOST:PORT (an IPv6 address stands in brackets).</summary>
    public static Forward Parse(string text)
    {
        int first = text.IndexOf(':', StringComparison.Ordinal);
        int last = text.LastIndexOf(':');
        return first > 0 && last > first + 1 && IsPort(text[..first], out int port) && IsPort(text[(last + 1)..], out int targetPort)
            ? new Forward(port, text[(first + 1)..last].Trim('[', ']'), targetPort)
            : throw new LinkException(LinkException.BadUsage, $"--forward {text}: expected PORT:HOST:PORT with ports from 1 to 65535");
    }

    private static bool IsPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue;
}
