using SpaceCloud.Api;
using SpaceCloud.Planning;

namespace SpaceCloud.Operator.Tests.Server;

/// <summary>A satellite that does nothing but answer: it calls the gateway while a booked contact is open.</summary>
internal sealed class FakeSatellite(string name, OperatorCluster cluster, RunningTestOperator ground, MissionClock clock) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client = ground.NodeClient(name);
    private Task _running = Task.CompletedTask;

    /// <summary>Whether it answers at all.</summary>
    public bool Answers { get; set; } = true;

    public FakeSatellite Start()
    {
        _running = RunAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                DateTimeOffset nowUtc = clock.MissionUtc(DateTimeOffset.UtcNow);
                bool open = Answers && (await cluster.Client.ListAsync<ContactWindow>(cancellationToken: _stop.Token)).Items
                    .Any(window => window.Spec.Satellite == name && window.Spec.AosUtc <= nowUtc && nowUtc < window.Spec.LosUtc);
                if (open)
                {
                    using HttpResponseMessage answer = await _client.GetAsync(new Uri($"/v1/nodes/{name}/bundle", UriKind.Relative), _stop.Token);
                }

                await Task.Delay(Look, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }
}
