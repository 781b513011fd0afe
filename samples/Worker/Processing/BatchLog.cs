using Microsoft.Extensions.Logging;

namespace Worker.Processing;

/// <summary>What the service logs.</summary>
internal static partial class BatchLog
{
    [LoggerMessage(1, LogLevel.Information, "Batch {Batch} of {Batches}: forecasts are off by {Error:0.000} bar, {Anomalies} anomalies")]
    public static partial void Done(ILogger logger, int batch, int batches, double error, int anomalies);

    [LoggerMessage(2, LogLevel.Warning, "The pump {Pump} reads {Pressure:0.00} bar, {Error:0.00} off its forecast")]
    public static partial void Anomaly(ILogger logger, string pump, double pressure, double error);
}
