namespace Instrument.Runtime.Tests;

/// <summary>Tests that use what the process has once: the list of active runs, standard error. No other test runs at their time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
