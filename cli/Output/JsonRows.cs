using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpaceCloud.Cli.Output;

/// <summary>Writes a JSON array, one object a line, as the rows come: what is written needs no room.</summary>
internal static class JsonRows
{
    private const int ChunkBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="rows">What to write.</param>
    /// <param name="write">Writes the members of one row.</param>
    /// <param name="text">Where to.</param>
    public static async Task WriteAsync<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write, TextWriter text)
    {
        ArrayBufferWriter<byte> chunk = new();
        using Utf8JsonWriter json = new(chunk, Options);
        string separator = "[\n";
        foreach (T row in rows)
        {
            chunk.Write(Encoding.UTF8.GetBytes(separator));
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            separator = ",\n";
            if (chunk.WrittenCount > ChunkBytes)
            {
                await FlushAsync();
            }
        }

        await FlushAsync();
        await text.WriteAsync(separator == "[\n" ? "[]\n" : "\n]\n");

        async Task FlushAsync()
        {
            await text.WriteAsync(Encoding.UTF8.GetString(chunk.WrittenSpan));
            chunk.ResetWrittenCount();
        }
    }
}
