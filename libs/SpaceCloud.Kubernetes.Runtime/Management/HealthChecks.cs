using System.Text;

namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>Named checks behind one endpoint, answered as the API server answers its own.</summary>
public sealed class HealthChecks
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly List<(string Name, Func<CancellationToken, ValueTask<string?>> Check)> _checks = [];

    /// <summary>Adds a check.</summary>
    /// <param name="name">What is checked.</param>
    /// <param name="check">Null when well, otherwise a sentence that says what is wrong.</param>
    public HealthChecks Add(string name, Func<CancellationToken, ValueTask<string?>> check)
    {
        _checks.Add((name, check));
        return this;
    }

    /// <summary>Adds a check that is quick to answer.</summary>
    public HealthChecks Add(string name, Func<string?> check) => Add(name, _ => new ValueTask<string?>(check()));

    /// <summary>Asks every check; one that throws or takes over 5 s is not well.</summary>
    public async Task<HealthReport> RunAsync(CancellationToken cancellationToken)
    {
        bool isHealthy = true;
        StringBuilder text = new();
        foreach ((string name, Func<CancellationToken, ValueTask<string?>> check) in _checks)
        {
            string? wrong = await AskAsync(check, cancellationToken);
            isHealthy &= wrong is null;
            text.Append(wrong is null ? "[+]" : "[-]").Append(name).Append(wrong is null ? " ok\n" : $" failed: {wrong}\n");
        }

        text.Append(isHealthy ? "check passed\n" : "check failed\n");
        return new HealthReport(isHealthy, text.ToString());
    }

    private static async Task<string?> AskAsync(Func<CancellationToken, ValueTask<string?>> check, CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // A check that fails in any way is the answer.
        try
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            return await check(limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {Limit.TotalSeconds} s";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception.Message;
        }
#pragma warning restore CA1031
    }
}
