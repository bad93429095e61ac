namespace SpaceCloud.Kubernetes.Runtime;

/// <summary>A store and the news of it.</summary>
public interface IStoreSource<T>
    where T : class
{
    /// <summary>The objects as last heard.</summary>
    IStore<T> Store { get; }

    /// <summary>Whether a first full list has arrived, and everybody who subscribed has been told of it.</summary>
    bool HasSynced { get; }

    /// <summary>
    /// Calls back for everything already known, and then for every change, in order and after the store has it. Handlers run one after
    /// the other, in the order in which they subscribed, and must be quick.
    /// </summary>
    void Subscribe(Action<StoreChange<T>> handler);
}
