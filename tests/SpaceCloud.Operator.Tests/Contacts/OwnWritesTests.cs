using System.Collections.Immutable;
using SpaceCloud.Api;
using SpaceCloud.Kubernetes.Models;
using SpaceCloud.Kubernetes.Runtime;
using SpaceCloud.Operator.Contacts;

namespace SpaceCloud.Operator.Tests.Contacts;

public sealed class OwnWritesTests
{
    private readonly ToldStore _store = new();
    private readonly OwnWrites _writes;

    public OwnWritesTests() => _writes = new OwnWrites(_store);

    [Fact]
    public void What_was_written_counts_until_the_store_has_it()
    {
        _writes.Note(Window("w", 5));
        Tell(Window("other", 4));

        Assert.True(_writes.IsAwaited("w"));
        Assert.Empty(_writes.ForgetGone());
        Assert.Equal(["other 4", "w 5"], Known());
    }

    [Fact]
    public void Of_store_and_writes_the_newer_counts()
    {
        Tell(Window("w", 5));
        _writes.Note(Window("w", 7));
        Assert.Equal(["w 7"], Known());

        Tell(Window("w", 9));
        Assert.Equal(["w 9"], Known());
    }

    [Fact]
    public void A_window_made_and_deleted_before_the_answer_was_here_is_not_there()
    {
        Tell(Window("w", 5));
        TellGone("w");
        _writes.Note(Window("w", 5));

        Assert.False(_writes.IsAwaited("w"));
        Assert.Empty(Known());
    }

    [Fact]
    public void A_window_made_and_deleted_while_nobody_listened_is_not_there_once_something_later_is_told()
    {
        _writes.Note(Window("w", 5));
        _writes.Note(Window("also", 6));
        Tell(Window("other", 8));

        Assert.Equal(["also", "w"], _writes.ForgetGone().Order(StringComparer.Ordinal));
        Assert.Equal(["other 8"], Known());
        Assert.Empty(_writes.ForgetGone());
    }

    [Fact]
    public void A_window_made_anew_outlives_that_its_forerunner_is_told_to_be_gone()
    {
        Tell(Window("w", 5));
        TellGone("w");
        _writes.Note(Window("w", 8));
        Tell(Window("other", 7));

        Assert.True(_writes.IsAwaited("w"));
        Assert.Equal(["other 7", "w 8"], Known());
    }

    [Fact]
    public void A_window_that_is_told_to_be_gone_is_gone()
    {
        Tell(Window("w", 5));
        _writes.Note(Window("w", 6));
        TellGone("w");

        Assert.Empty(Known());
    }

    private string[] Known() => [.. _writes.Windows().Select(window => $"{window.Metadata.Name} {window.Metadata.ResourceVersion}").Order(StringComparer.Ordinal)];

    private void Tell(ContactWindow window) => _writes.Told(_store.Put(window));

    private void TellGone(string name) => _writes.Told(_store.Remove(name));

    private static ContactWindow Window(string name, int version) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, ResourceVersion = version.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        Spec = new ContactWindowSpec("lark", At("06:00"), At("06:05"), At("06:10"), 40, 1, 1, 1, 1, "berg"),
    };

    /// <summary>Swaps what it holds before it tells, as stores do.</summary>
    private sealed class ToldStore : IStore<ContactWindow>
    {
        public bool HasSynced => true;

        public ImmutableDictionary<ObjectKey, ContactWindow> Snapshot { get; private set; } = ImmutableDictionary<ObjectKey, ContactWindow>.Empty;

        public ContactWindow? Get(ObjectKey key) => Snapshot.GetValueOrDefault(key);

        public IReadOnlyList<ContactWindow> List() => [.. Snapshot.Values];

        public StoreChange<ContactWindow> Put(ContactWindow window)
        {
            ContactWindow? old = Get(ObjectKey.Of(window));
            Snapshot = Snapshot.SetItem(ObjectKey.Of(window), window);
            return new StoreChange<ContactWindow>(ObjectKey.Of(window), old, window);
        }

        public StoreChange<ContactWindow> Remove(string name)
        {
            ObjectKey key = new(null, name);
            ContactWindow old = Snapshot[key];
            Snapshot = Snapshot.Remove(key);
            return new StoreChange<ContactWindow>(key, old, null);
        }
    }
}
