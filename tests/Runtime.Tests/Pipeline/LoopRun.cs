using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Runtime.Tests.TransactionLog;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A log thread over a ring in memory and a disk that the test switches, by the test's clock.</summary>
internal sealed class LoopRun : IDisposable
{
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly RowMemory _memory;

    public LoopRun(int capacity = 1 << 16, int finalAttempts = 250, ISpillStore? spillStore = null)
    {
        _memory = RowMemory.Allocate(RowBufferLayout.BytesFor(capacity));
        Rows = RowBuffer.Create(_memory, _wake, TimeSpan.Zero, spillStore);
        RecordLog log = new(new LogWriter(File, 0), "test");
        Loop = new LogLoop(Rows, log, new RunClock(Time), new DiskSync(null, Time, Logger), Time, _wake, Logger, "test", () => new TelemetryRecord { CliVersion = "1" }, Drops) { FinalAttempts = finalAttempts };
        File.ForgetWrites();
    }

    public ManualTimeProvider Time { get; } = new();

    public DropCounts Drops { get; } = new();

    public ListLogger Logger { get; } = new();

    public SwitchedLogFile File { get; } = new();

    public RowBuffer Rows { get; }

    public LogLoop Loop { get; }

    /// <summary>Up to where rows are safe in the log, as the row buffer's memory says it.</summary>
    public unsafe long Head => Volatile.Read(ref *(long*)(_memory.Start + RowBufferLayout.HeadOffset));

    public void Dispose() => Rows.Dispose();

    public RowAppendResult Log(string key, object? value, long? step = null)
    {
        DynamicRow row = new(stackalloc byte[256]);
        row.Add(key, value);
        RowAppendResult result = Rows.Append(null, Time.GetTimestamp(), step ?? RowHeader.NextStep, RowCommit.Default, row.Payload);
        row.Dispose();
        return result;
    }

    /// <summary>A row that no correct code writes: it has fewer bytes than its schema needs.</summary>
    public void LogCorrupt() =>
        Rows.Append(new MetricSchema("Corrupt", new MetricField("x", MetricKind.Double)), Time.GetTimestamp(), RowHeader.NextStep, RowCommit.Default, []);

    /// <summary>Lets the log thread look at clock and buffer now.</summary>
    public void Wake() => _wake.Set();

    public LogOutcome Finish(int exitCode = 0)
    {
        Rows.Close();
        Loop.Finish(exitCode);
        return Loop.Join();
    }

    /// <summary>The records that are on the disk.</summary>
    public List<Record> Records() =>
        [.. LogBytes.ReadAll(File.Content).Where(step => step.Kind == LogReadKind.Record).Select(step => Record.Parser.ParseFrom(step.Record))];

    /// <summary>The values of a key in the rows on the disk.</summary>
    public IEnumerable<string?> Values(string key) => HistoryRows.Of(Records()).Select(row => row.GetValueOrDefault(key));
}
