using Google.Protobuf.WellKnownTypes;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Microsoft.Extensions.Logging;

namespace Instrument;

/// <content>What logs into the run by itself: loggers, bridges from meters and activities.</content>
public sealed partial class Run
{
    private const string RuntimeAxis = "_runtime";

    // Guards the list: companions come and go on any thread.
    private readonly Lock _companionGate = new();
    private List<IDisposable>? _companions = [];

    /// <summary>Takes diagnostics of what belongs to the run.</summary>
    internal ILogger Logger => _options.Logger;

    /// <summary>Takes note of somebody who has something to log at the run's end; disposing it logs that.</summary>
    /// <returns>The companion.</returns>
    /// <exception cref="ObjectDisposedException">The run has finished; the companion is disposed.</exception>
    internal T Accompany<T>(T companion) where T : IDisposable
    {
        lock (_companionGate)
        {
            if (_companions is not null)
            {
                _companions.Add(companion);
                return companion;
            }
        }
        companion.Dispose();
        ThrowFinished();
        return companion;
    }

    /// <summary>Forgets a companion that has ended before the run.</summary>
    internal void Leave(IDisposable companion)
    {
        lock (_companionGate)
            _companions?.Remove(companion);
    }

    /// <summary>Adds lines to the run's console log.</summary>
    /// <param name="text">Lines, parted by <c>\n</c>.</param>
    /// <param name="time">When they were written.</param>
    /// <param name="isError">Whether W&amp;B shows them as errors.</param>
    /// <returns>False if the run has finished.</returns>
    internal bool TryWriteLog(string text, DateTimeOffset time, bool isError) =>
        TryAppend(new Record { OutputLogger = new OutputLoggerRecord { Line = text, Timestamp = time.ToTimestamp(), IsError = isError } });

    /// <summary>Logs a row beside those of the program, which it does not disturb.</summary>
    /// <returns>False if the run has finished.</returns>
    internal bool TryLogAside(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        DynamicRow row = new(stackalloc byte[512], Values);
        try
        {
            foreach ((string key, object? value) in values)
                row.Add(key, value);
            if (_recorder is not { } recorder)
                return !_finished;
            return row.Values is { } media
                ? recorder.Append(null, row.Payload, RowHeader.NextStep, RowCommit.Aside, media)
                : recorder.Append(null, row.Payload, RowHeader.NextStep, RowCommit.Aside);
        }
        finally
        {
            row.Dispose();
        }
    }

    /// <summary>Gives a metric the run's time as its axis.</summary>
    /// <returns>False if the run has finished.</returns>
    internal bool TryDefineOverTime(string name)
    {
        // Every row has the run's time, so there is nothing to add to those that lack it.
        MetricRecord record = MetricDefinitionRequest.ToRecord(
            name, RuntimeAxis, MetricSummary.Default, MetricGoal.Unset, hidden: false, stepSync: false, overwrite: false);
        return TryAppend(new Record { Metric = record });
    }

    private void EndCompanions()
    {
        IDisposable[] companions;
        lock (_companionGate)
        {
            companions = _companions is null ? [] : [.. _companions];
            _companions = null;
        }
        foreach (IDisposable companion in companions)
            companion.Dispose();
    }
}
