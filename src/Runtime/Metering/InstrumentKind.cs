namespace Instrument.Metering;

/// <summary>What the measurements of an instrument mean.</summary>
internal enum InstrumentKind
{
    /// <summary>Each is added to a total that only grows.</summary>
    Counter,

    /// <summary>Each is such a total.</summary>
    ObservableCounter,

    /// <summary>Each is added to a sum.</summary>
    UpDownCounter,

    /// <summary>Each is a value of this moment.</summary>
    Gauge,

    /// <summary>Each is one of many whose distribution counts.</summary>
    Histogram,
}
