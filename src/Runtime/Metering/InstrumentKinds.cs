using System.Diagnostics.Metrics;

namespace Instrument.Metering;

/// <summary>Tells what kind an instrument is of.</summary>
internal static class InstrumentKinds
{
    /// <summary>The kind; <see langword="null"/> for one that is not known.</summary>
    public static InstrumentKind? Of(System.Diagnostics.Metrics.Instrument instrument)
    {
        // A user's own instrument is of the kind of what it is derived from.
        for (Type? type = instrument.GetType(); type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType)
                continue;
            Type definition = type.GetGenericTypeDefinition();
            if (definition == typeof(Counter<>))
                return InstrumentKind.Counter;
            if (definition == typeof(ObservableCounter<>))
                return InstrumentKind.ObservableCounter;
            if (definition == typeof(UpDownCounter<>))
                return InstrumentKind.UpDownCounter;
            if (definition == typeof(Gauge<>) || definition == typeof(ObservableGauge<>) || definition == typeof(ObservableUpDownCounter<>))
                return InstrumentKind.Gauge;
            if (definition == typeof(Histogram<>))
                return InstrumentKind.Histogram;
        }
        return null;
    }
}
