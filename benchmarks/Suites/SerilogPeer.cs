using Instrument.Benchmarks.Subjects;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Instrument.Benchmarks.Suites;

/// <summary>Peer: a structured log event with eight properties, to a sink that drops it.</summary>
internal sealed class SerilogPeer : IDisposable
{
    private readonly Logger _logger = new LoggerConfiguration().WriteTo.Sink(new NullSink()).CreateLogger();

    public void Write(Row8 row) => _logger.Information(
        "{Loss} {Accuracy} {Perplexity} {GradientNorm} {LearningRate} {Momentum} {TokensPerSecond} {SecondsPerStep}",
        row.Loss, row.Accuracy, row.Perplexity, row.GradientNorm, row.LearningRate, row.Momentum, row.TokensPerSecond, row.SecondsPerStep);

    /// <inheritdoc/>
    public void Dispose() => _logger.Dispose();

    private sealed class NullSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
