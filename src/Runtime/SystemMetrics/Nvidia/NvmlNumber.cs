namespace Instrument.SystemMetrics.Nvidia;

/// <summary>A figure of a GPU that NVML gives as one unsigned number.</summary>
internal enum NvmlNumber
{
    /// <summary>Temperature of the GPU in °C.</summary>
    Temperature,

    /// <summary>Power in mW.</summary>
    Power,

    /// <summary>The power limit that is in force, in mW.</summary>
    PowerLimit,

    /// <summary>Clock of the multiprocessors in MHz.</summary>
    SmClock,

    /// <summary>Clock of the memory in MHz.</summary>
    MemoryClock,

    /// <summary>Speed of the first fan in percent.</summary>
    FanSpeed,

    /// <summary>CUDA cores.</summary>
    Cores,

    /// <summary>Number of the architecture.</summary>
    Architecture,
}
