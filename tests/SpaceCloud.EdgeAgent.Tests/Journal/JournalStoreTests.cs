using Microsoft.Data.Sqlite;
using SpaceCloud.EdgeAgent.Journal;

namespace SpaceCloud.EdgeAgent.Tests.Journal;

public sealed class JournalStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spacecloud-journal-").FullName;

    private string Database => Path.Combine(_folder, "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_there_after_reopening()
    {
        using (JournalStore journal = JournalStore.Open(Database))
        {
            journal.Write("pod", "b", [2]);
            journal.Write("pod", "a", [1]);
            journal.Write("pod", "a", [3, 3]);
            journal.Write("bundle", "current", [9]);
            journal.Delete("pod", "b");
        }

        using JournalStore again = JournalStore.Open(Database);
        Assert.Equal([3, 3], again.Read("pod", "a"));
        Assert.Null(again.Read("pod", "b"));
        Assert.Equal(["a"], again.ReadAll("pod").Select(row => row.Key));
        Assert.Empty(again.Faults);
    }

    [Theory]
    [InlineData("body", "x'00'")]
    [InlineData("checksum", "x'00'")]
    [InlineData("key", "'other'")]
    public void A_row_changed_on_disk_is_quarantined_and_the_others_are_kept(string column, string value)
    {
        using (JournalStore journal = JournalStore.Open(Database))
        {
            journal.Write("pod", "bad", [1, 2, 3]);
            journal.Write("pod", "good", [4]);
        }

        Sql($"UPDATE rows SET {column} = {value} WHERE key = 'bad'");

        using JournalStore again = JournalStore.Open(Database);
        Assert.Equal(["good"], again.ReadAll("pod").Select(row => row.Key));
        JournalFault fault = Assert.Single(again.Faults);
        Assert.Equal(("pod", column == "key" ? "other" : "bad"), (fault.Kind, fault.Key));
        Assert.Equal(["good"], again.ReadAll("pod").Select(row => row.Key));
        Assert.Single(again.Faults);
    }

    [Fact]
    public void Several_rows_are_written_together_or_not_at_all()
    {
        using JournalStore journal = JournalStore.Open(Database);

        Assert.ThrowsAny<Exception>(() => journal.Write([new JournalRow("pod", "a", [1]), new JournalRow("pod", "b", null!)], []));

        Assert.Empty(journal.ReadAll("pod"));
        journal.Write([new JournalRow("pod", "a", [1]), new JournalRow("pod", "b", [2])], [("pod", "c")]);
        Assert.Equal(2, journal.ReadAll("pod").Count);
    }

    [Fact]
    public void A_file_that_is_no_database_is_kept_aside_and_a_new_journal_begun()
    {
        File.WriteAllText(Database, new string('x', 8192));

        using JournalStore journal = JournalStore.Open(Database);
        journal.Write("pod", "a", [1]);

        Assert.Contains("damaged", Assert.Single(journal.Faults).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Database + ".damaged"));
    }

    [Fact]
    public void A_page_damaged_in_the_middle_of_the_file_does_not_stop_every_start()
    {
        using (JournalStore journal = JournalStore.Open(Database))
        {
            journal.Write([.. Enumerable.Range(0, 2000).Select(row => new JournalRow("pod", $"{row:D6}", new byte[100]))], []);
        }

        using (FileStream file = new(Database, FileMode.Open))
        {
            file.Position = 20 * 4096;
            file.Write([.. Enumerable.Repeat((byte)0xff, 4096)]);
        }

        using JournalStore again = JournalStore.Open(Database);
        Assert.Empty(again.ReadAll("pod"));
        Assert.Contains("damaged", Assert.Single(again.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_a_newer_agent_is_not_touched()
    {
        JournalStore.Open(Database).Dispose();
        Sql("UPDATE schema_version SET version = 99");

        JournalException error = Assert.Throws<JournalException>(() => JournalStore.Open(Database));
        Assert.Contains("schema version 99", error.Message, StringComparison.Ordinal);
    }

    private void Sql(string statement)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
