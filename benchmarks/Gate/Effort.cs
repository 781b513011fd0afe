namespace Instrument.Benchmarks.Gate;

/// <summary>How much is measured. Only a full measurement counts; a quick one serves those who work on the gate.</summary>
internal enum Effort
{
    /// <summary>As the figure's definition says.</summary>
    Full,

    /// <summary>A tenth of it.</summary>
    Quick,
}

/// <summary>Scales rows and repetitions.</summary>
internal static class EffortScale
{
    /// <summary>How many of <paramref name="full"/> are done.</summary>
    public static int Of(this Effort effort, int full) => effort == Effort.Full ? full : Math.Max(1, full / 10);
}
