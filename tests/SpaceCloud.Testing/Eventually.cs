using System.Diagnostics;

namespace SpaceCloud.Testing;

/// <summary>Bounded awaiting of a condition. Never a sleep and a hope.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the condition holds; after the time-out (30 s unless told) fails, saying what it waited for.</summary>
    public static Task BecomesTrueAsync(string what, Func<bool> condition, TimeSpan? timeout = null) =>
        BecomesTrueAsync(what, () => Task.FromResult(condition()), timeout);

    /// <inheritdoc cref="BecomesTrueAsync(string, Func{bool}, TimeSpan?)"/>
    public static async Task BecomesTrueAsync(string what, Func<Task<bool>> condition, TimeSpan? timeout = null) =>
        await GetsAsync(what, async () => await condition() ? new object() : null, timeout);

    /// <summary>Asks until there is an answer that is not null, and returns it.</summary>
    public static async Task<T> GetsAsync<T>(string what, Func<Task<T?>> ask, TimeSpan? timeout = null)
        where T : class
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (waited.Elapsed > (timeout ?? Usual))
            {
                throw new TimeoutException($"waited {(timeout ?? Usual).TotalSeconds:0.#} s in vain: {what}");
            }

            await Task.Delay(Pause);
        }
    }
}
