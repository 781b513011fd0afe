using System.Collections.ObjectModel;
using Instrument.Metadata;
using Instrument.Sweeps;
using Instrument.SystemMetrics;
using Instrument.Tables;

namespace Instrument.Settings;

/// <summary>Everything about a run that is decided before it starts. Made by <see cref="RunSettingsResolver"/>.</summary>
internal sealed record RunSettings
{
    /// <summary>What happens with the rows.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>Why the mode is offline although nobody asked for it; <see langword="null"/> if somebody did.</summary>
    public string? ModeNotice { get; init; }

    /// <summary>How the server is reached; <see langword="null"/> for a run that uses no network.</summary>
    public ServerSettings? Server { get; init; }

    /// <summary>What was wrong with settings files and the netrc file, as far as they were read; also where the run is offline because of it.</summary>
    public IReadOnlyList<SettingFinding> Findings { get; init; } = [];

    /// <summary>The sweep that the run is a trial of; <see langword="null"/> for none.</summary>
    public TrialSettings? Trial { get; init; }

    /// <summary>Who writes the run.</summary>
    public WriterSettings Writer { get; init; } = new() { Id = RunNames.NewWriterId() };

    /// <summary>What happens when the server already has the run.</summary>
    public RunResume Resume { get; init; }

    /// <summary>The other run's step after which this one branches off.</summary>
    public RunMoment? ForkFrom { get; init; }

    /// <summary>The run's own step to which it is taken back.</summary>
    public RunMoment? ResumeFrom { get; init; }

    /// <summary>The step of the first row: not 0 for a run that goes on, or branches off.</summary>
    public long StartingStep { get; init; }

    /// <summary>How long the run took before it was continued.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>By key, where the incremental tables of the run go on.</summary>
    public IReadOnlyDictionary<string, TableIncrement> Increments { get; init; } = ReadOnlyDictionary<string, TableIncrement>.Empty;

    /// <summary>Whether the run goes on that the server has.</summary>
    public bool IsResumed { get; init; }

    /// <summary>Whether the run was to be resumed while the server could not be asked.</summary>
    public bool IsResumePending { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>Whether the id was given, not generated.</summary>
    public required bool HasGivenRunId { get; init; }

    /// <summary>The project.</summary>
    public required string Project { get; init; }

    /// <summary>User or team; <see langword="null"/> leaves it to the server.</summary>
    public string? Entity { get; init; }

    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Group.</summary>
    public string? Group { get; init; }

    /// <summary>Job type.</summary>
    public string? JobType { get; init; }

    /// <summary>Full path of the directory that holds <c>wandb/</c>.</summary>
    public required string RootDirectory { get; init; }

    /// <summary>How often the machine is measured; zero for never.</summary>
    public TimeSpan SystemMetricsInterval { get; init; }

    /// <summary>Which parts of the machine are measured.</summary>
    public SystemProbeOptions Probes { get; init; } = new();

    /// <summary>What is told of program and machine.</summary>
    public MetadataSettings Metadata { get; init; } = new();

    /// <summary>What becomes of console output.</summary>
    public ConsoleSettings Console { get; init; } = new(ConsoleMode.Off, long.MaxValue, long.MaxValue, Parts: null, Finding: null);

    /// <summary>Whether nothing is printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether <c>latest-run</c> is kept.</summary>
    public bool Symlink { get; init; } = true;

    /// <summary>Name of the machine.</summary>
    public required string Host { get; init; }

    /// <summary>Path of the program.</summary>
    public string? Program { get; init; }
}
