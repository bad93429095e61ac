using System.Text;
using Xunit.Abstractions;

namespace SpaceCloud.Orbit.Formats.Tests;

/// <summary>Whatever a text contains, reading it ends, in bounded room, with sets and errors and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 2000;

    private static readonly string[] Splices =
    [
        "\"", "'", ",", "\n", "\r\n", "\0", "=", "<", ">", "&", "]]>", "<![CDATA[", "<!--", "{", "}", "[", "]", ":", "\\u", "\\uD800", "1e999", "NaN", "-",
        "<omm>", "</omm>", "CCSDS_OMM_VERS = 2.0", "\uFEFF", "\uD800", "\u2028", "1 ", "2 ", "0 ", "999999999999999999999", new string('9', 5000),
    ];

    [Fact]
    public void Mutated_texts_give_sets_or_errors()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (ElementFormat format, string text) = Samples.All[random.Next(Samples.All.Length)];
            StringBuilder changed = new(text + (random.Next(2) == 0 ? text : ""));
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                Mutate(changed, random);
            }

            string made = changed.ToString();
            read += Check(ElementFile.Read(made), made).Objects.Count;
            Check(ElementFile.Read(made, format), made);
            Check(ElementFile.Read(Encoding.UTF8.GetBytes(made)), made);
        }

        Assert.InRange(read, 1, 2 * Rounds);
    }

    [Fact]
    public void Every_cut_of_every_form_gives_sets_or_errors()
    {
        foreach ((ElementFormat format, string text) in Samples.All)
        {
            for (int length = 0; length < text.Length; length++)
            {
                Check(ElementFile.Read(text[..length]), text[..length]);
                Check(ElementFile.Read(text[..length], format), text[..length]);
            }
        }
    }

    [Fact]
    public void Swapped_lines_give_sets_or_errors()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int round = 0; round < 1000; round++)
        {
            string text = Samples.All[random.Next(Samples.All.Length)].Text;
            string[] lines = (text + text).Split('\n');
            random.Shuffle(lines);
            Check(ElementFile.Read(string.Join('\n', lines)), "shuffled");
        }
    }

    [Fact]
    public void Binary_junk_gives_errors()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        byte[] junk = new byte[20_000];
        foreach (ElementFormat format in Enum.GetValues<ElementFormat>())
        {
            for (int round = 0; round < 20; round++)
            {
                random.NextBytes(junk);
                Assert.NotEmpty(Check(ElementFile.Read(junk, format), "junk").Errors);
            }
        }
    }

    public static TheoryData<string> Attacks =>
    [
        "a line of megabytes", "a line 1 of megabytes", "deep JSON", "a long list of scalars", "deep XML", "many attributes", "entities", "many commas", "many errors",
        "one quote", "a keyword of megabytes", "a number of megabytes", "a value of megabytes",
    ];

    /// <summary>Texts of a few MiB must need at most a few dozen times as much room.</summary>
    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attacks_end_in_bounded_room(string attack)
    {
        const int Size = 4 << 20;
        string text = attack switch
        {
            "a line of megabytes" => new string('x', Size),
            "a line 1 of megabytes" => $"{Samples.Line1}{new string('9', Size)}\n{Samples.Line2}\n",
            "deep JSON" => new string('[', Size),
            "a long list of scalars" => $"[{{}},{string.Concat(Enumerable.Repeat("1,", Size / 2))}1]",
            "deep XML" => string.Concat(Enumerable.Repeat("<a>", Size / 3)),
            "many attributes" => $"<omm {string.Concat(Enumerable.Range(0, Size / 12).Select(i => $"a{i}='' "))}></omm>",
            "entities" => "<!DOCTYPE a [<!ENTITY b \"" + new string('b', 1000) + "\">" + string.Concat(Enumerable.Repeat("<!ENTITY c \"&b;&b;&b;\">", 1000)) + "]><omm>&c;</omm>",
            "many commas" => $"NORAD_CAT_ID,EPOCH\n{new string(',', Size)}\n",
            "many errors" => string.Concat(Enumerable.Repeat("2 12345\n", Size / 8)),
            "one quote" => $"NORAD_CAT_ID,EPOCH\n\"{new string('\n', Size)}",
            "a keyword of megabytes" => $"{{\"{new string('K', Size)}\": 1}}",
            "a number of megabytes" => $"{{\"NORAD_CAT_ID\": {new string('9', Size)}}}",
            _ => $"<omm><EPOCH>{new string('1', Size)}</EPOCH></omm>",
        };

        long before = GC.GetAllocatedBytesForCurrentThread();
        ElementFile file = Check(ElementFile.Read(text), attack);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotEmpty(file.Errors);
        output.WriteLine($"{attack}: {file.Errors.Count} errors, {allocated >> 20} MiB for {text.Length >> 20} MiB of text");
        Assert.InRange(allocated, 0, 64L * Size);
    }

    private static ElementFile Check(ElementFile file, string text)
    {
        Assert.True(file.Objects.Count + file.Errors.Count > 0, text);
        Assert.InRange(file.Errors.Count, 0, 100_001);
        foreach (ElementFileError error in file.Errors.Take(100))
        {
            Assert.InRange(error.Message.Length, 10, 700);
            Assert.DoesNotContain(error.Message, char.IsControl);
        }

        foreach (ReadElements read in file.Objects)
        {
            MeanElements elements = read.Set.Elements;
            Assert.True(elements.MeanMotionRevolutionsPerDay is > 0 and <= 20 && elements.Eccentricity is >= 0 and < 1, text);
            Assert.DoesNotContain(read.Label, char.IsControl);
            _ = TleWriter.Write(read.Set);
        }

        return file;
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(1, random.Next(2) == 0 ? 3 : 200), text.Length - at);
        switch (random.Next(6))
        {
            case 0:
                text[at] = (char)random.Next(128);
                break;
            case 1:
                text[at] = (char)random.Next(char.MaxValue + 1);
                break;
            case 2 when text.Length > 300:
                text.Remove(at, length);
                break;
            case 3:
                text.Insert(at, text.ToString(at, length));
                break;
            case 4:
                text.Insert(random.Next(text.Length), text.ToString(at, length));
                break;
            default:
                text.Insert(at, Splices[random.Next(Splices.Length)]);
                break;
        }
    }
}
