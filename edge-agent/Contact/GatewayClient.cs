using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>The calls to the ground gateway. Nothing is retried here: the next round of the contact asks again.</summary>
internal sealed class GatewayClient(HttpClient http, string node) : IDisposable
{
    private const int MaxAnswerBytes = 8 << 20;
    private const int MaxDetailCharacters = 300;
    private static readonly TimeSpan SmallCall = TimeSpan.FromSeconds(20);

    /// <summary>Payload bytes received.</summary>
    public long BytesUp => Interlocked.Read(ref _bytesUp);

    /// <summary>Payload bytes sent.</summary>
    public long BytesDown => Interlocked.Read(ref _bytesDown);

    private long _bytesUp;
    private long _bytesDown;

    /// <summary>The signed bundle; null when the ground has none, or none but those of the tags.</summary>
    public async Task<(byte[] Json, string? Tag)?> GetBundleAsync(IReadOnlyCollection<string> knownTags, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/nodes/{node}/bundle");
        foreach (string tag in knownTags)
        {
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag));
        }

        using CancellationTokenSource timed = Timed(cancel);
        using HttpResponseMessage reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timed.Token);
        if (reply.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NotFound)
        {
            return null;
        }

        await RequireAsync(reply, "GET bundle", timed.Token);
        return (await ReadAsync(reply.Content, timed.Token), reply.Headers.ETag?.Tag);
    }

    /// <summary>A small blob of unknown size, such as an image manifest, read whole and verified by the store.</summary>
    public async Task FetchSmallBlobAsync(Digest digest, ContentStore store, CancellationToken cancel)
    {
        using CancellationTokenSource timed = Timed(cancel);
        using HttpResponseMessage reply = await http.GetAsync($"/v1/blobs/{digest}", HttpCompletionOption.ResponseHeadersRead, timed.Token);
        await RequireAsync(reply, $"GET blob {digest}", timed.Token);
        byte[] content = await ReadAsync(reply.Content, timed.Token);
        await store.AddBlobAsync(new MemoryStream(content), "application/octet-stream", digest, timed.Token);
    }

    /// <summary>Goes on with a blob where it stands. What arrived before the link was cut is kept.</summary>
    public async Task<AppendResult> FetchBlobAsync(PartialBlob blob, CancellationToken cancel)
    {
        long offset = blob.LengthBytes;
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/blobs/{blob.Digest}");
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
        }

        using HttpResponseMessage reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        await RequireAsync(reply, $"GET blob {blob.Digest}", cancel);
        if (offset > 0 && (reply.StatusCode != HttpStatusCode.PartialContent || reply.Content.Headers.ContentRange?.From != offset))
        {
            // The ground answers from the beginning: so do we.
            blob.Discard();
            offset = 0;
        }

        try
        {
            await using Stream stream = await reply.Content.ReadAsStreamAsync(cancel);
            return await blob.AppendAsync(offset, stream, cancel);
        }
        finally
        {
            Interlocked.Add(ref _bytesUp, Math.Max(0, blob.LengthBytes - offset));
        }
    }

    public async Task<ResultReply> PostResultAsync(ResultManifest manifest, CancellationToken cancel)
    {
        using ByteArrayContent content = new(SpaceCloudJson.Serialize(manifest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using CancellationTokenSource timed = Timed(cancel);
        using HttpResponseMessage reply = await http.PostAsync($"/v1/nodes/{node}/results", content, timed.Token);
        await RequireAsync(reply, "POST results", timed.Token);
        return SpaceCloudJson.Deserialize<ResultReply>(await ReadAsync(reply.Content, timed.Token));
    }

    /// <summary>Sends the rest of a file. False when the ground stands elsewhere: ask it again.</summary>
    /// <exception cref="InvalidDataException">The file on board is gone or shorter than it was: no fault of the link.</exception>
    public async Task<bool> PutFileAsync(string sha256, string path, long offset, CancellationToken cancel)
    {
        await using FileStream file = OpenOnBoard(path);
        long size = file.Length - offset;
        if (size <= 0)
        {
            throw new InvalidDataException($"{path} has {file.Length} bytes, and the ground has {offset} of it and wants more");
        }

        file.Position = offset;
        using StreamContent content = new(file);
        content.Headers.ContentLength = size;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        string from = offset.ToString(CultureInfo.InvariantCulture);
        try
        {
            using HttpResponseMessage reply = await http.PutAsync($"/v1/nodes/{node}/blobs/sha256:{sha256}?offset={from}", content, cancel);
            if (reply.StatusCode == HttpStatusCode.Conflict)
            {
                return false;
            }

            await RequireAsync(reply, $"PUT blob sha256:{sha256}", cancel);
            return true;
        }
        finally
        {
            Interlocked.Add(ref _bytesDown, file.CanRead ? Math.Max(0, file.Position - offset) : size);
        }
    }

    public void Dispose() => http.Dispose();

    private static FileStream OpenOnBoard(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"a file of the result cannot be read on board: {error.Message}", error);
        }
    }

    private static CancellationTokenSource Timed(CancellationToken cancel)
    {
        CancellationTokenSource timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(SmallCall);
        return timed;
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancel);
        using MemoryStream body = new();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MaxAnswerBytes)
            {
                throw new InvalidDataException($"the ground's answer is larger than {MaxAnswerBytes} bytes");
            }

            body.Write(buffer, 0, read);
        }

        Interlocked.Add(ref _bytesUp, body.Length);
        return body.ToArray();
    }

    private async Task RequireAsync(HttpResponseMessage reply, string call, CancellationToken cancel)
    {
        if (!reply.IsSuccessStatusCode)
        {
            string detail = System.Text.Encoding.UTF8.GetString(await ReadAsync(reply.Content, cancel));
            throw new GatewayException(call, reply.StatusCode, detail.Length > MaxDetailCharacters ? detail[..MaxDetailCharacters] : detail);
        }
    }
}
