namespace Instrument.SystemMetrics;

/// <summary>Reads the metrics of one part of the machine. One thread at a time calls it.</summary>
internal interface ISystemProbe
{
    /// <summary>What it reads, for messages.</summary>
    string Name { get; }

    /// <summary>Adds what it reads now. What the platform does not give is left out; an exception switches the probe off.</summary>
    void Sample(SystemValues values);
}
