using System.Text;

namespace SpaceCloud.Kubernetes.Tests;

/// <summary>What the scripted server sends for one request.</summary>
internal sealed record ScriptedAnswer(int Code, string Body, string Headers = "", ScriptedEnd End = ScriptedEnd.Complete)
{
    public static ScriptedAnswer Json(string body) => new(200, body);

    public static ScriptedAnswer Refusal(int code, string reason, string headers = "") => new(
        code, $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"told to refuse","reason":"{{reason}}","code":{{code}}}""", headers);

    /// <summary>A watch's body: the lines, then as the end says.</summary>
    public static ScriptedAnswer Watch(ScriptedEnd end, params string[] parts) => new(200, string.Concat(parts), "", end);

    public byte[] Head => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {Code} Scripted\r\nContent-Type: application/json\r\n{Headers}{(End == ScriptedEnd.Complete ? $"Content-Length: {Encoding.UTF8.GetByteCount(Body)}" : "Transfer-Encoding: chunked")}\r\n\r\n");
}
