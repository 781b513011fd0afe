using System.Buffers;
using System.Text;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Records;

/// <summary>The span reader of history records, against Google.Protobuf.</summary>
public sealed class HistoryItemReaderTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_records_are_read_as_protobuf_reads_them()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 3_000; round++)
        {
            HistoryRecord record = RandomRecord(random);

            Assert.Equal(Expected(record), Read(record.ToByteArray()));
        }
    }

    [Fact]
    public void Random_bytes_are_read_as_protobuf_reads_them_or_refused()
    {
        Random random = Seed.Random(output);
        int read = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = RandomRecord(random).ToByteArray();
            for (int change = random.Next(3); change > 0 && bytes.Length > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (bytes.Length > 0 && random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            (IReadOnlyList<(string, string)> Items, long? Step)? ours = Read(bytes);
            if (Parse(bytes) is not { } theirs)
                continue;
            // Groups and wrong wire types are refused or passed by one of the two; nothing that is read may differ.
            if (ours is not null && theirs.CalculateSize() == bytes.Length)
            {
                read++;
                Assert.Equal(Expected(theirs), ours);
            }
        }
        Assert.InRange(read, 5_000, 20_000);
    }

    private static (IReadOnlyList<(string, string)> Items, long? Step)? Read(byte[] bytes)
    {
        HistoryItemReader reader = new(bytes, new ArrayBufferWriter<byte>());
        List<(string, string)> items = [];
        while (reader.Read())
            items.Add((Encoding.UTF8.GetString(reader.Key), Encoding.UTF8.GetString(bytes, reader.ValueStart, reader.ValueLength)));
        return reader.IsMalformed ? null : (new Items(items), reader.StatedStep);
    }

    private static (IReadOnlyList<(string, string)> Items, long? Step)? Expected(HistoryRecord record) =>
        (new Items(record.Item.Select(item => (item.NestedKey.Count == 0 ? item.Key : string.Join('.', item.NestedKey), item.ValueJson))),
            record.Step?.Num);

    private static HistoryRecord? Parse(byte[] bytes)
    {
        try
        {
            return HistoryRecord.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static HistoryRecord RandomRecord(Random random)
    {
        HistoryRecord record = new();
        for (int item = random.Next(6); item > 0; item--)
        {
            HistoryItem added = new() { ValueJson = Text(random) };
            if (random.Next(3) == 0)
                added.Key = Text(random);
            for (int segment = random.Next(4); segment > 0; segment--)
                added.NestedKey.Add(Text(random));
            record.Item.Add(added);
        }
        if (random.Next(3) != 0)
            record.Step = new HistoryStep { Num = random.Next(4) switch { 0 => 0, 1 => -1, 2 => long.MaxValue, _ => random.Next() } };
        if (random.Next(3) == 0)
            record.Info = new RecordInfo { StreamId = Text(random) };
        return record;
    }

    private static string Text(Random random) => random.Next(10) == 0 ? new string('x', random.Next(400)) : "ab.é🎉"[..random.Next(5)];

    private sealed class Items(IEnumerable<(string, string)> items) : List<(string, string)>(items), IEquatable<Items>
    {
        public bool Equals(Items? other) => other is not null && this.SequenceEqual(other);

        public override bool Equals(object? obj) => Equals(obj as Items);

        public override int GetHashCode() => Count;
    }
}
