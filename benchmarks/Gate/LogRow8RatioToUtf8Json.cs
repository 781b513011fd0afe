using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>How many times faster a call of <c>Log</c> is than writing the row as JSON in the caller.</summary>
internal sealed class LogRow8RatioToUtf8Json : IFigure
{
    private const int RowsOfBurst = 20_000;

    // A row of JSON takes more than ten times as long, and bursts should take similar times.
    private const int JsonRowsOfBurst = 1_000;

    private readonly Row8[] _rows = Row8.Random(64);

    public string Name => "log.row8.ratio-to-utf8json";

    public string Unit => "x";

    public Bar Bar => Bar.AtLeast(10);

    public Reading Measure(Effort effort)
    {
        using MeasuredRun measured = new();
        ArrayBufferWriter<byte> output = new(1024);
        using Utf8JsonWriter json = new(output, Row8Json.Options);
        Action log = () => LogBurst.LogInTurn(measured.Run, _rows, RowsOfBurst);
        Action write = () => WriteJson(json, output);
        Timing.WarmUp(log);
        Timing.WarmUp(write);

        List<double> ratios = [];
        List<double> logs = [];
        for (int round = 0; round < effort.Of(100); round++)
        {
            measured.WaitUntilDrained();
            double before = Timing.Nanoseconds(write);
            double logged = Timing.Nanoseconds(log) / RowsOfBurst;
            double after = Timing.Nanoseconds(write);
            ratios.Add((before + after) / 2 / JsonRowsOfBurst / logged);
            logs.Add(logged);
        }
        double ratio = Sample.Median(ratios);
        double nanoseconds = Sample.Median(logs);
        return new Reading(ratio,
            $"Log {nanoseconds:0.0} ns, Utf8JsonWriter {ratio * nanoseconds:0} ns");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteJson(Utf8JsonWriter json, ArrayBufferWriter<byte> output)
    {
        for (int i = 0; i < JsonRowsOfBurst; i++)
        {
            output.ResetWrittenCount();
            json.Reset(output);
            Row8Json.Write(json, _rows[i & 63]);
        }
    }
}
