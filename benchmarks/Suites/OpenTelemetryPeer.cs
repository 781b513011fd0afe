using System.Diagnostics.Metrics;
using Instrument.Benchmarks.Subjects;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Instrument.Benchmarks.Suites;

/// <summary>
/// Peer: eight gauges of System.Diagnostics.Metrics, aggregated by OpenTelemetry and exported to nowhere. Keeps last values, not rows.
/// </summary>
internal sealed class OpenTelemetryPeer : IDisposable
{
    private readonly Meter _meter = new("Instrument.Benchmarks");
    private readonly MeterProvider _provider;
    private readonly Gauge<double>[] _gauges;

    public OpenTelemetryPeer()
    {
        _gauges = [.. DictionaryPeer.ToDictionary(new Row8()).Keys.Select(key => _meter.CreateGauge<double>(key))];
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(_meter.Name)
            .AddReader(new PeriodicExportingMetricReader(new NullExporter()))
            .Build();
    }

    public void Record(Row8 row)
    {
        _gauges[0].Record(row.Loss);
        _gauges[1].Record(row.Accuracy);
        _gauges[2].Record(row.Perplexity);
        _gauges[3].Record(row.GradientNorm);
        _gauges[4].Record(row.LearningRate);
        _gauges[5].Record(row.Momentum);
        _gauges[6].Record(row.TokensPerSecond);
        _gauges[7].Record(row.SecondsPerStep);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    private sealed class NullExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
