using System.Diagnostics;
using Instrument;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Worker.Data;
using Worker.Tracking;

namespace Worker.Processing;

/// <summary>Watches the pumps: learns what is usual, batch by batch, and reports what is not. It stops the host when it is done.</summary>
internal sealed class BatchService(Run run, WorkerConfig config, WorkerMeter meter, ILogger<BatchService> logger, IHostApplicationLifetime host) : BackgroundService
{
    private readonly BatchMetrics _metrics = new();
    private int _spoilt;
    private int _found;
    private int _foundSpoilt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(config.BatchSize, 1, nameof(config));
        // The host goes on starting meanwhile.
        await Task.Yield();
        PumpSensor[] sensors = [.. config.Pumps.Select((_, number) => new PumpSensor(config.RandomSeed + number, config.FaultRate))];
        Forecaster[] forecasters = [.. config.Pumps.Select(_ => new Forecaster(config.Lags, config.LearningRate, config.Threshold))];
        for (int batch = 1; batch <= config.Batches && !stoppingToken.IsCancellationRequested; batch++)
        {
            using Activity? activity = WorkerMeter.Source.StartActivity("batch");
            long start = Stopwatch.GetTimestamp();
            int before = _found;
            double squares = 0;
            for (int pump = 0; pump < sensors.Length; pump++)
                squares += Watch(config.Pumps[pump], sensors[pump], forecasters[pump]);
            _metrics.Error = Math.Sqrt(squares / (sensors.Length * config.BatchSize));
            _metrics.Recall = _spoilt == 0 ? null : _foundSpoilt / (double)_spoilt;
            _metrics.Precision = _found == 0 ? null : _foundSpoilt / (double)_found;
            run.Log(_metrics);
            meter.RecordDuration(Stopwatch.GetElapsedTime(start));
            BatchLog.Done(logger, batch, config.Batches, _metrics.Error, _found - before);
        }
        host.StopApplication();
    }

    private double Watch(string pump, PumpSensor sensor, Forecaster forecaster)
    {
        using Activity? activity = WorkerMeter.Source.StartActivity("watch");
        activity?.SetTag("pump", pump);
        double squares = 0;
        for (int i = 0; i < config.BatchSize; i++)
        {
            Reading reading = sensor.Read();
            (double error, bool isAnomaly) = forecaster.Next(reading.Pressure);
            squares += error * error;
            _spoilt += reading.IsSpoilt ? 1 : 0;
            if (!isAnomaly)
                continue;
            _found++;
            _foundSpoilt += reading.IsSpoilt ? 1 : 0;
            meter.AddAnomaly(pump);
            BatchLog.Anomaly(logger, pump, reading.Pressure, error);
        }
        meter.AddReadings(config.BatchSize, pump);
        return squares;
    }
}
