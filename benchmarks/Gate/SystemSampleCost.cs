using Instrument.Benchmarks.Measuring;
using Instrument.SystemMetrics;

namespace Instrument.Benchmarks.Gate;

/// <summary>The share of one core that all system metrics together take at their default interval.</summary>
internal sealed class SystemSampleCost : IFigure
{
    private const double IntervalMilliseconds = 15_000;

    public string Name => "system.sample.cost";

    public string Unit => "% of a core";

    public Bar Bar => Bar.AtMost(0.1);

    public Reading Measure(Effort effort)
    {
        ISystemProbe[] probes = [.. SystemProbes.Create(TimeProvider.System).SelectMany(group => group)];
        // The first samples look for devices and compile.
        for (int warmUp = 0; warmUp < 20; warmUp++)
            Ask(probes);
        double[] samples = Sample.Repeat(effort.Of(100), () => ThreadTime.Milliseconds(() => Ask(probes)));
        foreach (IDisposable probe in probes.OfType<IDisposable>())
            probe.Dispose();
        double median = Sample.Median(samples);
        return new Reading(100 * median / IntervalMilliseconds, $"{median:0.000} ms a sample of {probes.Length} probes");
    }

    private static void Ask(ISystemProbe[] probes)
    {
        SystemValues values = new();
        foreach (ISystemProbe probe in probes)
            probe.Sample(values);
    }
}
