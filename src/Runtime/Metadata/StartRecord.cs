using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Metadata;

/// <summary>Makes the first environment record: all that is known without asking the disk or another program.</summary>
internal static class StartRecord
{
    /// <summary>The record.</summary>
    /// <param name="settings">Of the run.</param>
    /// <param name="start">When the run started.</param>
    /// <param name="writerId">The writer whose environment it is.</param>
    public static EnvironmentRecord Create(RunSettings settings, DateTimeOffset start, string writerId)
    {
        MetadataSettings metadata = settings.Metadata;
        EnvironmentRecord record = new()
        {
            StartedAt = start.ToTimestamp(),
            WriterId = writerId,
            Username = metadata.Username ?? (metadata.Has(RunMetadata.User) ? Environment.UserName : ""),
            Email = metadata.Email ?? "",
        };
        if (metadata.Has(RunMetadata.Machine))
            AddMachine(record, metadata);
        if (metadata.Has(RunMetadata.Program))
        {
            record.Program = metadata.Program ?? settings.Program ?? "";
            record.Root = settings.RootDirectory;
            record.Executable = metadata.Executable ?? Environment.ProcessPath ?? "";
        }
        if (metadata.Has(RunMetadata.CommandLine))
            record.Args.AddRange(CommandLineMask.Apply(metadata.Arguments ?? Environment.GetCommandLineArgs().Skip(1)));
        if (metadata.Has(RunMetadata.Host))
            record.Host = settings.Host;
        if (metadata.Has(RunMetadata.Job))
            AddJob(record, metadata);
        return record;
    }

    private static void AddMachine(EnvironmentRecord record, MetadataSettings metadata)
    {
        record.Os = System.Runtime.InteropServices.RuntimeInformation.OSDescription;
        // There is no field for another runtime than Python's; any text is taken (docs/wire/sdk-surface.md §3.6).
        record.Python = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;
        record.CpuCountLogical = metadata.LogicalCpuCount ?? (uint)Environment.ProcessorCount;
        record.Instrument = new InstrumentInfo
        {
            RuntimeIdentifier = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
            GarbageCollector = System.Runtime.GCSettings.IsServerGC ? "server" : "workstation",
        };
    }

    private static void AddJob(EnvironmentRecord record, MetadataSettings metadata)
    {
        record.Docker = metadata.Docker ?? "";
        foreach ((string key, string value) in metadata.Job.Slurm)
            record.Slurm[key] = value;
        if (metadata.Job.Ci.Count == 0)
            return;
        record.Instrument ??= new InstrumentInfo();
        foreach ((string key, string value) in metadata.Job.Ci)
            record.Instrument.Ci[key] = value;
    }
}
