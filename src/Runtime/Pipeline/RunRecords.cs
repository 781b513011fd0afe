using Google.Protobuf.WellKnownTypes;
using Instrument.Generated;
using Instrument.Metadata;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Pipeline;

/// <summary>Makes the records that tell of the run itself (docs/wire/records.md §2 and §3.4).</summary>
internal static class RunRecords
{
    /// <summary>The first record of a log.</summary>
    public static Record Header() => new()
    {
        Header = new HeaderRecord
        {
            VersionInfo = new VersionInfo { Producer = InstrumentVersion.Producer, MinConsumer = InstrumentVersion.MinConsumer },
        },
    };

    /// <summary>The record that creates the run.</summary>
    public static Record Run(RunSettings settings, IEnumerable<ConfigItem> config, DateTimeOffset start, TelemetryRecord telemetry)
    {
        RunRecord run = new()
        {
            RunId = settings.RunId,
            Entity = settings.Entity ?? "",
            Project = settings.Project,
            DisplayName = settings.Name ?? "",
            Notes = settings.Notes ?? "",
            RunGroup = settings.Group ?? "",
            JobType = settings.JobType ?? "",
            Host = settings.Host,
            SweepId = settings.Trial?.SweepId ?? "",
            StartTime = start.ToTimestamp(),
            StartingStep = settings.StartingStep,
            Runtime = (int)settings.Elapsed.TotalSeconds,
            Resumed = settings.IsResumed,
            Forked = settings.ForkFrom is not null,
            BranchPoint = BranchPointOf(settings.ForkFrom ?? settings.ResumeFrom),
            Config = new ConfigRecord(),
            Telemetry = telemetry,
            Writer = settings.Writer.ToRecord(),
        };
        run.Tags.AddRange(settings.Tags);
        // Every client writes this key, if only to say that nothing is below it (docs/wire/records.md §5.7).
        run.Config.Update.Add(new ConfigItem { Key = "_wandb", ValueJson = "{}" });
        run.Config.Update.AddRange(config);
        return new Record { Run = run };
    }

    /// <summary>What is known of the program and the machine.</summary>
    public static Record Environment(RunSettings settings, DateTimeOffset start, string writerId) => new()
    {
        Environment = StartRecord.Create(settings, start, writerId),
    };

    /// <summary>The features used so far. Each such record repeats everything.</summary>
    public static TelemetryRecord Telemetry(RunSettings settings, bool hasConfig) => new()
    {
        CliVersion = InstrumentVersion.CliVersion,
        Platform = Platform,
        Feature = new Feature
        {
            Offline = settings.Server is null,
            SetInitId = settings.HasGivenRunId,
            SetInitName = settings.Name is not null,
            SetInitTags = settings.Tags.Count != 0,
            SetInitConfig = hasConfig,
            Resumed = settings.IsResumed,
            ForkMode = settings.ForkFrom is not null,
            RewindMode = settings.ResumeFrom is not null,
        },
    };

    /// <summary>A metric's definition as its attribute states it.</summary>
    public static MetricRecord Metric(MetricField field)
    {
        MetricRecord metric = MetricDefinition.Of(field).ToRecord();
        metric.Name = field.Key;
        metric.Options.Defined = true;
        return metric;
    }

    /// <summary>The end of the run.</summary>
    public static Record Exit(int exitCode, int runtimeSeconds) => new()
    {
        Exit = new RunExitRecord { ExitCode = exitCode, Runtime = runtimeSeconds },
    };

    private static BranchPoint? BranchPointOf(RunMoment? moment) =>
        moment is { } point ? new BranchPoint { Run = point.RunId, Value = point.Step, Metric = "_step" } : null;

    private static string Platform => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{Machine}");

    private static string Machine => System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => OperatingSystem.IsWindows() ? "amd64" : "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => OperatingSystem.IsLinux() ? "aarch64" : "arm64",
        var other => other.ToString().ToUpperInvariant(),
    };
}
