using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Suites;

/// <summary>What a caller pays for a row of eight doubles, here and with other ways to get eight numbers out of a program.</summary>
/// <remarks>
/// An iteration is a burst that leaves the row buffer less than half full, and starts when it is empty: the figure is the caller's
/// side, and the log thread's comes from the gate's <c>drain</c> figure.
/// </remarks>
[InvocationCount(1)]
[WarmupCount(30)]
[IterationCount(100)]
public class LogSuite : IDisposable
{
    private const int Rows = 20_000;

    private readonly Row8 _row = Row8.Random(1)[0];
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private Utf8JsonWriter _json = null!;
    private MeasuredRun _measured = null!;
    private OpenTelemetryPeer _openTelemetry = null!;
    private SerilogPeer _serilog = null!;
    private FilePeer _file = null!;

    [GlobalSetup]
    public void Start()
    {
        _measured = new MeasuredRun();
        _json = new Utf8JsonWriter(_output, Row8Json.Options);
        _openTelemetry = new OpenTelemetryPeer();
        _serilog = new SerilogPeer();
        _file = new FilePeer(_row);
    }

    [IterationSetup]
    public void WaitUntilDrained() => _measured.WaitUntilDrained();

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _measured.Dispose();
        _json.Dispose();
        _openTelemetry.Dispose();
        _serilog.Dispose();
        _file.Dispose();
    }

    [Benchmark(Baseline = true, Description = "run.Log(metrics)", OperationsPerInvoke = Rows)]
    public void Log()
    {
        for (int i = 0; i < Rows; i++)
            _measured.Run.Log(_row);
    }

    [Benchmark(Description = "Utf8JsonWriter, reused", OperationsPerInvoke = Rows)]
    public void Json()
    {
        for (int i = 0; i < Rows; i++)
        {
            _output.ResetWrittenCount();
            _json.Reset(_output);
            Row8Json.Write(_json, _row);
        }
    }

    [Benchmark(Description = "Dictionary + System.Text.Json", OperationsPerInvoke = Rows)]
    public int Dictionary()
    {
        int length = 0;
        for (int i = 0; i < Rows; i++)
            length += DictionaryPeer.ToJson(_row).Length;
        return length;
    }

    [Benchmark(Description = "OpenTelemetry, 8 gauges", OperationsPerInvoke = Rows)]
    public void OpenTelemetry()
    {
        for (int i = 0; i < Rows; i++)
            _openTelemetry.Record(_row);
    }

    [Benchmark(Description = "Serilog, 8 properties, null sink", OperationsPerInvoke = Rows)]
    public void Serilog()
    {
        for (int i = 0; i < Rows; i++)
            _serilog.Write(_row);
    }

    [Benchmark(Description = "FileStream.Write of ready text", OperationsPerInvoke = Rows)]
    public void File()
    {
        for (int i = 0; i < Rows; i++)
            _file.Write();
    }
}
