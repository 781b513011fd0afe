using System.Runtime.InteropServices;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Rows;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A row processor that writes to a log on disk, by a clock that the test owns.</summary>
internal sealed class ProcessorRun : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordLog _log;
    private readonly string _path;
    private long _position;

    public ProcessorRun()
    {
        _path = _directory.File("run-test.wandb");
        _log = new RecordLog(LogWriter.Create(_path), "test");
        Processor = new RowProcessor(_log, new RunClock(Time), Metrics, Logger);
    }

    public ManualTimeProvider Time { get; } = new();

    public MetricTable Metrics { get; } = new();

    public ListLogger Logger { get; } = new();

    public RowProcessor Processor { get; }

    public void Dispose()
    {
        _log.Close();
        _directory.Dispose();
    }

    /// <summary>A row of keys and values, as `run.Log` makes it.</summary>
    public void Log(long? step, params (string Key, object? Value)[] values)
    {
        DynamicRow row = new(stackalloc byte[256]);
        foreach ((string key, object? value) in values)
            row.Add(key, value);
        Process(null, step, row.Payload);
        row.Dispose();
    }

    /// <summary>A row of a schema whose fields are doubles; those that are optional can be absent.</summary>
    public void Log(MetricSchema schema, long? step, params double?[] values)
    {
        List<ulong> words = [.. new ulong[schema.PresenceBytes / 8]];
        int optional = 0;
        for (int field = 0; field < values.Length; field++)
        {
            int bit = schema.Fields[field].Optional ? optional++ : -1;
            if (values[field] is not { } value)
                continue;
            if (bit >= 0)
                words[bit / 64] |= 1UL << (bit % 64);
            words.Add(BitConverter.DoubleToUInt64Bits(value));
        }
        Process(schema, step, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)));
    }

    /// <summary>Ends the open row and reads the log.</summary>
    public IReadOnlyList<Record> Complete()
    {
        Processor.Complete();
        Assert.True(_log.Close().Succeeded);
        return LogDecoder.Decode(_path);
    }

    /// <summary>Ends the open row and reads the rows of the log, without the values that every row has.</summary>
    public List<string> CompleteRows() => [.. HistoryRows.Of(Complete()).Select(Show)];

    private static string Show(Dictionary<string, string> row) =>
        $"{row["_step"]}: {string.Join(' ', row.Where(item => item.Key[0] != '_').Select(item => $"{item.Key}={item.Value}"))}";

    private void Process(MetricSchema? schema, long? step, ReadOnlySpan<byte> payload)
    {
        int size = RowHeader.Bytes + payload.Length;
        RowHeader header = new(size, RowHeader.RowTag(schema?.Id ?? RowHeader.Dynamic, RowCommit.Default), Time.GetTimestamp(), step ?? RowHeader.NextStep);
        Processor.Process(new RowView(_position, schema, header, payload));
        _position += size;
    }
}
