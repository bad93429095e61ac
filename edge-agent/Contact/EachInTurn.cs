using System.Runtime.ExceptionServices;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>One after the other; what fails for one does not keep the next from its turn.</summary>
internal static class EachInTurn
{
    /// <param name="items">In this order.</param>
    /// <param name="step">What to do with each.</param>
    /// <param name="isItsOwn">Whether a failure is about this one alone; any other ends the whole round.</param>
    /// <exception cref="Exception">The first failure, after all had their turn.</exception>
    public static async Task DoAsync<T>(IEnumerable<T> items, Func<T, Task> step, Func<Exception, bool> isItsOwn)
    {
        Exception? first = null;
        foreach (T item in items)
        {
            try
            {
                await step(item);
            }
            catch (Exception error) when (isItsOwn(error))
            {
                first ??= error;
            }
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
