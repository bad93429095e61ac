using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SpaceCloud.EdgeAgent.Journal;

/// <summary>
/// What the agent must know after a power cut: SQLite with a write-ahead log, synced at every commit, a checksum on every
/// row. A damaged row is moved to quarantine and treated as absent; a file that is no database is put aside and a new one is
/// begun: the agent then learns what runs from the container labels and the rest in the next contact.
/// </summary>
internal sealed class JournalStore : IDisposable
{
    public const int SchemaVersion = 1;

    private const int CorruptErrorCode = 11;
    private const int NotADatabaseErrorCode = 26;

    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS rows (
          kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, checksum BLOB NOT NULL, PRIMARY KEY (kind, key)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS quarantine (kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB, checksum BLOB);
        """;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly List<JournalFault> _faults = [];

    private JournalStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Everything found damaged since the store was opened, in the order it was found.</summary>
    public IReadOnlyList<JournalFault> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <exception cref="JournalException">Written by a newer agent, or the folder cannot be written.</exception>
    public static JournalStore Open(string file)
    {
        SQLitePCL.Batteries_V2.Init();
        try
        {
            return new JournalStore(Connect(file));
        }
        catch (SqliteException error) when (error.SqliteErrorCode is CorruptErrorCode or NotADatabaseErrorCode)
        {
            string aside = SetAside(file);
            JournalStore store = new(Connect(file));
            store._faults.Add(new JournalFault(
                string.Empty, file, $"The journal is damaged ({error.Message}); kept as {aside}, a new one was begun"));
            return store;
        }
        catch (SqliteException error)
        {
            throw new JournalException($"{file}: {error.Message}", error);
        }
    }

    /// <summary>Null when there is no such row, or when it was damaged.</summary>
    public byte[]? Read(string kind, string key) => Select("WHERE kind = $kind AND key = $key", kind, key).SingleOrDefault()?.Body;

    /// <summary>All sound rows of a kind, ordered by key.</summary>
    public IReadOnlyList<JournalRow> ReadAll(string kind) => Select("WHERE kind = $kind ORDER BY key", kind, null);

    public void Write(string kind, string key, byte[] body) => Write([new JournalRow(kind, key, body)], []);

    public void Delete(string kind, string key) => Write([], [(kind, key)]);

    /// <summary>All or nothing; on return it is on the disk.</summary>
    /// <exception cref="JournalException">The disk is full, read-only or broken; nothing was changed.</exception>
    public void Write(IReadOnlyList<JournalRow> rows, IReadOnlyList<(string Kind, string Key)> deletions)
    {
        try
        {
            WriteAll(rows, deletions);
        }
        catch (SqliteException error)
        {
            throw new JournalException($"The journal cannot be written: {error.Message}", error);
        }
    }

    private void WriteAll(IReadOnlyList<JournalRow> rows, IReadOnlyList<(string Kind, string Key)> deletions)
    {
        lock (_gate)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            foreach (JournalRow row in rows)
            {
                Execute(
                    "INSERT OR REPLACE INTO rows (kind, key, body, checksum) VALUES ($kind, $key, $body, $checksum)",
                    ("$kind", row.Kind),
                    ("$key", row.Key),
                    ("$body", row.Body),
                    ("$checksum", Checksum(row)));
            }

            foreach ((string kind, string key) in deletions)
            {
                Execute("DELETE FROM rows WHERE kind = $kind AND key = $key", ("$kind", kind), ("$key", key));
            }

            transaction.Commit();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearPool(_connection);
    }

    private static SqliteConnection Connect(string file)
    {
        SqliteConnectionStringBuilder builder = new() { DataSource = file, Pooling = false };
        SqliteConnection connection = new(builder.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;");
            Check(connection);
            Execute(connection, Schema);
            Migrate(connection, file);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A page damaged in the middle of the file would otherwise show only when it is read, at every start again.</summary>
    private static void Check(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok" and var problem)
        {
            throw new SqliteException($"quick_check: {problem}", CorruptErrorCode);
        }
    }

    private static void Migrate(SqliteConnection connection, string file)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT MAX(version) FROM schema_version";
        long version = command.ExecuteScalar() is long found ? found : 0;
        if (version > SchemaVersion)
        {
            throw new JournalException(
                $"{file} has schema version {version}; this agent knows up to {SchemaVersion}. Run the newer agent.");
        }

        if (version == 0)
        {
            Execute(connection, "INSERT INTO schema_version (version) VALUES ($version)", ("$version", SchemaVersion));
        }
    }

    private static string SetAside(string file)
    {
        string aside = file + ".damaged";
        foreach (string suffix in new[] { string.Empty, "-wal", "-shm" })
        {
            if (File.Exists(file + suffix))
            {
                File.Move(file + suffix, aside + suffix, overwrite: true);
            }
        }

        return aside;
    }

    /// <exception cref="JournalException">The disk gives nothing back.</exception>
    private List<JournalRow> Select(string where, string kind, string? key)
    {
        try
        {
            return SelectAll(where, kind, key);
        }
        catch (SqliteException error)
        {
            throw new JournalException($"The journal cannot be read: {error.Message}", error);
        }
    }

    private List<JournalRow> SelectAll(string where, string kind, string? key)
    {
        lock (_gate)
        {
            List<JournalRow> sound = [];
            List<JournalRow> damaged = [];
            using (SqliteCommand command = _connection.CreateCommand())
            {
                command.CommandText = "SELECT kind, key, body, checksum FROM rows " + where;
                command.Parameters.AddWithValue("$kind", kind);
                if (key is not null)
                {
                    command.Parameters.AddWithValue("$key", key);
                }

                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    JournalRow row = new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
                    (Checksum(row).AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(3)) ? sound : damaged).Add(row);
                }
            }

            damaged.ForEach(Quarantine);
            return sound;
        }
    }

    private void Quarantine(JournalRow row)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        (string, object)[] key = [("$kind", row.Kind), ("$key", row.Key)];
        Execute("INSERT INTO quarantine SELECT kind, key, body, checksum FROM rows WHERE kind = $kind AND key = $key", key);
        Execute("DELETE FROM rows WHERE kind = $kind AND key = $key", key);
        transaction.Commit();
        _faults.Add(new JournalFault(row.Kind, row.Key, "The row's checksum does not fit its content; the row is quarantined"));
    }

    private void Execute(string sql, params (string Name, object Value)[] parameters) => Execute(_connection, sql, parameters);

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Over kind, key and body with their lengths, so that no byte can move from one to the other unseen.</summary>
    private static byte[] Checksum(JournalRow row)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (byte[] part in new[] { Encoding.UTF8.GetBytes(row.Kind), Encoding.UTF8.GetBytes(row.Key), row.Body })
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }
}
