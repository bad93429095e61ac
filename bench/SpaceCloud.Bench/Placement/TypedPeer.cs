using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpaceCloud.Api.Facts;
using SpaceCloud.Api.Json;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.SchedulerExtender.Verbs;
using SpaceCloud.SchedulerExtender.Wire;

namespace SpaceCloud.Bench.Placement;

/// <summary>
/// The peer: an extender as one writes it with System.Text.Json, generated code and types for everything. It has the same verdicts at
/// hand as ours and answers the same bytes; what differs is how it reads and writes.
/// </summary>
internal sealed class TypedPeer(IReadOnlyDictionary<string, (Judged Judged, double Cost)> verdicts)
{
    private static readonly JsonTypeInfo<TypedArgs> ArgsType = TypeInfo();

    public byte[] Filter(ReadOnlySpan<byte> body)
    {
        TypedArgs args = JsonSerializer.Deserialize(body, ArgsType)!;
        if (PodFacts.DemandOf(args.Pod!).Value is null)
        {
            throw new InvalidOperationException("the benchmark's pod has no demand");
        }

        List<(string Name, double Cost)> fitting = [];
        Dictionary<string, string> failed = new(StringComparer.Ordinal);
        foreach (string name in args.NodeNames!)
        {
            (Judged judged, double cost) = verdicts[name];
            if (judged.Verdict.Feasible)
            {
                fitting.Add((name, cost));
            }
            else
            {
                failed[name] = judged.Verdict.Blockers[0].Reason;
            }
        }

        HashSet<string> best = [.. fitting.OrderBy(one => one.Cost).ThenBy(one => one.Name, StringComparer.Ordinal).Take(FilterVerb.MaxNodesNamed).Select(one => one.Name)];
        ExtenderFilterResult result = new() { NodeNames = [.. args.NodeNames.Where(best.Contains)], FailedNodes = failed };
        return JsonSerializer.SerializeToUtf8Bytes(result, ExtenderJson.Default.ExtenderFilterResult);
    }

    /// <summary>Serves it on loopback.</summary>
    public async Task<(WebApplication App, Uri Address)> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapPost("/filter", async context =>
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body);
            byte[] reply = Filter(body.GetBuffer().AsSpan(0, (int)body.Length));
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = reply.Length;
            await context.Response.Body.WriteAsync(reply);
        });
        await app.StartAsync();
        return (app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    private static JsonTypeInfo<TypedArgs> TypeInfo()
    {
        JsonSerializerOptions options = new(SpaceCloudJson.Options);
        options.TypeInfoResolverChain.Insert(0, TypedArgsJson.Default);
        return (JsonTypeInfo<TypedArgs>)options.GetTypeInfo(typeof(TypedArgs));
    }
}

/// <summary>What the scheduler sends, with a type for each part.</summary>
internal sealed record TypedArgs
{
    [JsonPropertyName("Pod")]
    public V1Pod? Pod { get; init; }

    [JsonPropertyName("Nodes")]
    public TypedNodes? Nodes { get; init; }

    [JsonPropertyName("NodeNames")]
    public List<string>? NodeNames { get; init; }
}

/// <summary>A list of whole nodes.</summary>
internal sealed record TypedNodes
{
    [JsonPropertyName("items")]
    public List<V1Node>? Items { get; init; }
}

/// <summary>Generated code for them.</summary>
[JsonSerializable(typeof(TypedArgs))]
internal sealed partial class TypedArgsJson : JsonSerializerContext;
