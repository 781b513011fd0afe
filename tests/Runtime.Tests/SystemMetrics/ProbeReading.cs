using System.Globalization;
using Instrument.SystemMetrics;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>What a probe tells at one time.</summary>
internal static class ProbeReading
{
    public static Dictionary<string, double> Of(ISystemProbe probe)
    {
        SystemValues values = new();
        probe.Sample(values);
        return values.Items.ToDictionary(item => item.Key, item => double.Parse(item.ValueJson, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
