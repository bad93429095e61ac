using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.Content;
using SpaceCloud.Operator.Results;

namespace SpaceCloud.Operator.Gateway;

/// <summary>The calls satellites make. Who calls was settled by TLS; every call is bound to the caller's own name.</summary>
internal sealed class GroundGateway(
    GatewayOptions options,
    ContentStore images,
    ResultDesk results,
    BundleShelf bundles,
    HeardRegister heard,
    Func<string, string, ResultPod?> findPod,
    Func<DateTimeOffset> missionNowUtc,
    Func<bool> isReady)
{
    private static readonly GatewayRefusal NoSuchThing = new("NotFound", "There is no such thing here.");

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/nodes/{node}/bundle", GetBundle);
        routes.MapGet("/v1/blobs/{digest}", GetBlob);
        routes.MapPost("/v1/nodes/{node}/results", PostResultAsync);
        routes.MapPut("/v1/nodes/{node}/blobs/{digest}", PutBlobAsync);
        routes.MapFallback(() => Refuse(StatusCodes.Status404NotFound, NoSuchThing));
    }

    /// <summary>Lets a call through when the certificate is a node's and the path names the same node.</summary>
    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        string? caller = context.Connection.ClientCertificate is { } certificate ? NodeIdentity.NameOf(certificate) : null;
        if (caller is null)
        {
            await Refuse(StatusCodes.Status401Unauthorized, new("NotANode", "The client certificate is not a node's.")).ExecuteAsync(context);
            return;
        }

        if (context.GetRouteValue("node") is string named && named != caller)
        {
            await Refuse(StatusCodes.Status403Forbidden, new("OtherNode", "The path names another node than the client certificate.")).ExecuteAsync(context);
            return;
        }

        heard.Mark(caller, missionNowUtc());
        if (!isReady())
        {
            context.Response.Headers.RetryAfter = "1";
            await Refuse(StatusCodes.Status503ServiceUnavailable, new("Starting", "The ground is starting; ask again.")).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private IResult GetBundle(string node, HttpContext context)
    {
        if (bundles.Find(node) is not { } bundle)
        {
            return Refuse(StatusCodes.Status404NotFound, new("NoBundle", "No mission bundle is signed for this node yet."));
        }

        string tag = $"\"{bundle.Version}\"";
        context.Response.Headers.ETag = tag;
        bundles.MarkFetched(node, bundle.Version);
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Microsoft.AspNetCore.Http.Results.StatusCode(StatusCodes.Status304NotModified)
            : Microsoft.AspNetCore.Http.Results.Bytes(bundle.Json, "application/json");
    }

    private IResult GetBlob(string digest)
    {
        if (!Digest.TryParse(digest, out Digest? wanted) || !images.TryOpenBlob(wanted, out FileStream? blob))
        {
            return Refuse(StatusCodes.Status404NotFound, new("NoSuchBlob", "The ground store has no such blob."));
        }

        return Microsoft.AspNetCore.Http.Results.Stream(
            blob,
            "application/octet-stream",
            entityTag: new EntityTagHeaderValue($"\"{wanted}\""),
            enableRangeProcessing: true);
    }

    private async Task<IResult> PostResultAsync(string node, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > options.MaxManifestBytes)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, new("TooLong", "A result manifest is smaller."));
        }

        ResultManifest manifest;
        try
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body, cancellationToken);
            manifest = SpaceCloudJson.Deserialize<ResultManifest>(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException)
        {
            return Refuse(StatusCodes.Status400BadRequest, new("MalformedManifest", "The body is not a result manifest."));
        }

        if (ResultManifestRules.FirstBroken(manifest, options.MaxResultFiles, options.MaxResultBytes) is { } broken)
        {
            return Refuse(StatusCodes.Status400BadRequest, new("MalformedManifest", broken));
        }

        ResultPod? pod = findPod(manifest.Namespace ?? "", manifest.Pod ?? "");
        if (pod is null || pod.Uid != manifest.PodUid || pod.Node != node || pod.Attempt != manifest.Attempt)
        {
            return Refuse(StatusCodes.Status404NotFound, new("NoSuchPod", "No such attempt is bound to this node."));
        }

        ResultReply? reply = await results.OfferAsync(node, manifest, missionNowUtc(), cancellationToken);
        return reply is null
            ? Refuse(StatusCodes.Status409Conflict, new("AlreadyAccepted", "Another result of this attempt was accepted."))
            : Microsoft.AspNetCore.Http.Results.Bytes(SpaceCloudJson.Serialize(reply), "application/json");
    }

    private async Task<IResult> PutBlobAsync(string node, string digest, long? offset, HttpContext context, CancellationToken cancellationToken)
    {
        if (offset is not >= 0)
        {
            return Refuse(StatusCodes.Status400BadRequest, new("OffsetMissing", "Say where the bytes begin: ?offset=N."));
        }

        if (!Digest.TryParse(digest, out Digest? promised) || await results.PromisedAsync(node, promised, cancellationToken) is not { } blob)
        {
            return Refuse(StatusCodes.Status404NotFound, new("NotPromised", "Post the result's manifest first."));
        }

        long left = Math.Max(0, blob.SizeBytes - offset.Value);
        if (context.Request.ContentLength > left)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, new("TooLong", "More bytes than the manifest promised."));
        }

        Limit(context, left + 1);
        try
        {
            AppendResult result = await blob.AppendAsync(offset.Value, context.Request.Body, cancellationToken);
            return result.Status switch
            {
                AppendStatus.Partial or AppendStatus.Complete =>
                    Microsoft.AspNetCore.Http.Results.Bytes(SpaceCloudJson.Serialize(new ResultReplyFile(promised.Hex, result.LengthBytes)), "application/json"),
                AppendStatus.WrongOffset => Refuse(StatusCodes.Status409Conflict, new("WrongOffset", "Go on where the ground stands.", result.LengthBytes)),
                AppendStatus.TooLong => Refuse(StatusCodes.Status413PayloadTooLarge, new("TooLong", "More bytes than the manifest promised.", result.LengthBytes)),
                _ => Refuse(StatusCodes.Status422UnprocessableEntity, new("WrongDigest", "The bytes are not what was promised; begin again.", 0)),
            };
        }
        catch (ContentException problem) when (problem.Error is ContentError.Busy)
        {
            return Refuse(StatusCodes.Status409Conflict, new("Busy", "The same bytes are being received already.", blob.LengthBytes));
        }
    }

    private static void Limit(HttpContext context, long maxBytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = maxBytes;
        }
    }

    private static IResult Refuse(int status, GatewayRefusal refusal) =>
        Microsoft.AspNetCore.Http.Results.Json(refusal, GatewayJsonContext.Default.GatewayRefusal, statusCode: status);
}
