using System.Text;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Random rows: the fast way to a line gives what the plain way gives.</summary>
public sealed class HistoryLinePropertyTests(ITestOutputHelper log)
{
    private static readonly string[] Keys = ["a", "b", "a.b", "train/loss", "_step", "", "ü", "q\"\\", "t\tn\n", "x\u0000", "very long key " + new string('k', 200)];

    private static readonly string[] Values =
    [
        "0", "-1", "3", "17", "0.5", "-0.0", "1e-07", "1.7976931348623157e+308", "9223372036854775807", "NaN", "Infinity", "-Infinity", "null",
        "true", "false", "\"\"", "\"text\"", "\"q\\\"\\\\\\u00e9\\n\"", "\"ü 🎉 </script>\"", "[]", "[1,2.5,NaN,\"a\"]", "{}", "{\"k\":[{\"x\":-Infinity}]}",
        "[ 1 ,\n2 ]", "", "nan", "1 2", "\"", "{\"a\"}", "[1,]", "'a'", "\"\u0001\"",
    ];

    [Fact]
    public void Every_row_gives_the_line_of_the_plain_way()
    {
        Random random = Seed.Random(log);
        HistoryLineOptions options = new() { StepOffset = 1000 };
        HistoryLineWriter writer = new(options);
        using ByteBuffer output = new();
        for (int row = 0; row < 20_000; row++)
        {
            HistoryRecord history = Row(random);
            output.Clear();
            int length = writer.Write(Encode(history, random), output);
            string line = EscapedLine.Read(output);

            Assert.True(CanonicalJson.Of(SlowHistoryLine.Of(history, options.StepOffset)) == CanonicalJson.Of(line), $"{history}\n{line}");
            Assert.Equal(Encoding.UTF8.GetByteCount(line), length);
            Assert.DoesNotContain('\n', line);
        }
    }

    [Fact]
    public void No_bytes_break_the_request()
    {
        Random random = Seed.Random(log);
        HistoryLineWriter writer = new(new HistoryLineOptions());
        using ByteBuffer output = new();
        int written = 0;
        for (int row = 0; row < 20_000; row++)
        {
            byte[] bytes = Row(random).ToByteArray();
            for (int change = random.Next(1, 4); change > 0 && bytes.Length != 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            output.Clear();
            int length = writer.Write(bytes, output);
            if (length == HistoryLineWriter.Unreadable)
            {
                Assert.Equal(0, output.Length);
                continue;
            }
            string line = EscapedLine.Read(output);
            CanonicalJson.Of(line);
            Assert.Equal(Encoding.UTF8.GetByteCount(line), length);
            written++;
        }
        Assert.NotEqual(0, written);
    }

    private static HistoryRecord Row(Random random)
    {
        HistoryRecord history = new();
        for (int items = random.Next(0, 8); items > 0; items--)
        {
            HistoryItem item = new() { ValueJson = Pick(Values, random) };
            if (random.Next(8) == 0)
                item.Key = Pick(Keys, random);
            if (item.Key.Length == 0 || random.Next(2) == 0)
            {
                for (int depth = random.Next(1, 4); depth > 0; depth--)
                    item.NestedKey.Add(Pick(Keys.AsSpan(0, 4), random));
                if (random.Next(3) == 0)
                    item.NestedKey[^1] = Pick(Keys, random);
            }
            history.Item.Add(item);
        }
        return history;
    }

    // Now and then with the fields of an item in another order than any writer has.
    private static byte[] Encode(HistoryRecord history, Random random)
    {
        if (random.Next(4) != 0)
            return history.ToByteArray();
        using MemoryStream bytes = new();
        using (CodedOutputStream output = new(bytes))
        {
            foreach (HistoryItem item in history.Item)
            {
                HistoryItem value = new() { ValueJson = item.ValueJson };
                HistoryItem path = item.Clone();
                path.ValueJson = "";
                output.WriteTag(HistoryRecord.ItemFieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom([.. value.ToByteArray(), .. path.ToByteArray()]));
            }
        }
        return bytes.ToArray();
    }

    private static string Pick(ReadOnlySpan<string> choices, Random random) => choices[random.Next(choices.Length)];
}
