using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Instrument.Testing;
using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.TransactionLog;

/// <summary>Logs of the official client, byte for byte.</summary>
public sealed class GoldenLogTests
{
    public static TheoryData<string> Scenarios =>
        ["minimal-offline", "defaults-offline", "full-offline", "big-offline", "metrics-star", "console", "stats", "preempt"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Records_framed_again_give_the_same_file(string scenario)
    {
        string path = FixturePath.GoldenLog(scenario);
        using LogReader reader = LogReader.Open(path);
        List<ReadStep> steps = LogBytes.ReadAll(reader);
        using var file = new MemoryLogFile();
        using (var writer = new LogWriter(file, 0))
        {
            foreach (ReadStep step in steps[..^1])
            {
                Assert.Equal(LogReadKind.Record, step.Kind);
                writer.Append(step.Record);
            }
            Assert.True(writer.Flush().Succeeded);
        }

        Assert.Equal(LogReadKind.End, steps[^1].Kind);
        Assert.Equal(File.ReadAllBytes(path), file.Content);
    }

    [Fact]
    public void Chunks_are_where_the_official_reader_finds_them()
    {
        string path = FixturePath.GoldenLog("big-offline");
        byte[] log = File.ReadAllBytes(path);
        string[] lines = File.ReadAllLines(Path.ChangeExtension(path, ".framing.jsonl"));
        using var stream = new MemoryStream(log);
        var chunks = new LogChunkReader(stream);
        long offset = LogFormat.FileHeaderLength;

        foreach (string line in lines.Skip(1))
        {
            using JsonDocument expected = JsonDocument.Parse(line);
            ChunkScan chunk = chunks.Scan(offset);

            Assert.Equal(ChunkState.Good, chunk.State);
            Assert.Equal(expected.RootElement.GetProperty("at").GetInt64(), chunk.Offset);
            Assert.Equal(expected.RootElement.GetProperty("kind").GetString(), chunk.Type.ToString().ToLowerInvariant());
            Assert.Equal(expected.RootElement.GetProperty("length").GetInt32(), chunk.Payload.Length);
            uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(log.AsSpan((int)chunk.Offset));
            Assert.Equal(expected.RootElement.GetProperty("checksum").GetString(), checksum.ToString("x8", CultureInfo.InvariantCulture));
            offset = chunk.Next;
        }
        Assert.Equal(ChunkState.Nothing, chunks.Scan(offset).State);
    }
}
