using System.Globalization;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Instrument.Benchmarks.Subjects;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Benchmarks.Suites;

/// <summary>
/// From the bytes of a row in the log to its line in a file_stream request: eight doubles of full length, and the row's step and times.
/// </summary>
public class HistoryLineSuite : IDisposable
{
    private const int Rows = 1000;

    private readonly byte[][] _records = [.. Row8.Random(Rows).Select(Record)];
    private readonly FileStreamBody _body = new(
        new FileStreamLimits(), new HistoryLineWriter(new HistoryLineOptions { StepOffset = 100 }), new EventLineWriter(DateTimeOffset.UnixEpoch, label: null));

    /// <inheritdoc/>
    public void Dispose() => _body.Dispose();

    [Benchmark(Description = "rows into a request", OperationsPerInvoke = Rows)]
    public int AddHistory()
    {
        _body.Clear();
        for (int row = 0; row < Rows; row++)
            _body.TryAddHistory(row, _records[row]);
        return _body.Finish().Length;
    }

    private static byte[] Record(Row8 row, int step)
    {
        double[] values = [row.Loss, row.Accuracy, row.Perplexity, row.GradientNorm, row.LearningRate, row.Momentum, row.TokensPerSecond, row.SecondsPerStep];
        HistoryRecord history = new() { Step = new HistoryStep { Num = step } };
        for (int index = 0; index < values.Length; index++)
            Add($"train/metric_{index}", values[index].ToString("R", CultureInfo.InvariantCulture));
        Add("_step", step.ToString(CultureInfo.InvariantCulture));
        Add("_runtime", $"{step}.1234567");
        Add("_timestamp", $"{1767225600 + step}.7654321");
        return history.ToByteArray();

        void Add(string key, string json) => history.Item.Add(new HistoryItem { NestedKey = { key }, ValueJson = json });
    }
}
