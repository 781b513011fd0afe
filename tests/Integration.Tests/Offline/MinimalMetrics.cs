namespace Instrument.Integration.Tests.Offline;

/// <summary>The metrics of the official client's minimal run.</summary>
public sealed class MinimalMetrics
{
    [Metric]
    public double Loss { get; set; }
}
