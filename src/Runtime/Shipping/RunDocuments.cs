using System.Text;
using Instrument.Http.GraphQl;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Settings;
using Instrument.Shipping.Documents;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>What the records of a log add up to, beside its rows: config, summary, console, and the run's end. Owned by the shipper's task.</summary>
internal sealed class RunDocuments : IDisposable
{
    private readonly string _filesDirectory;
    private readonly ILogger _logger;
    private readonly TimeZoneInfo _zone;
    private OutputLog? _output;
    private ConsoleState? _console;

    /// <summary>Makes the documents of a run of which nothing was read yet.</summary>
    public RunDocuments(ServerFeatures features, ShipContext context)
    {
        Config = new RunConfigState(new RunConfigOptions
        {
            ServerExpandsGlobs = features.ExpandDefinedMetricGlobs && context.Options.ServerSideExpandGlobs,
        });
        _filesDirectory = context.FilesDirectory;
        _logger = context.Logger;
        _zone = context.Time.LocalTimeZone;
    }

    /// <summary>The run, as the last of its records states it.</summary>
    public RunRecord Run { get; private set; } = new();

    /// <summary>Who writes the run.</summary>
    public WriterSettings Writer { get; private set; } = new();

    /// <summary>Path or name of the run's program, as far as it is known.</summary>
    public string Program => Config.Environment.Program;

    /// <summary>When the run started.</summary>
    public DateTimeOffset Start => Run.StartTime?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;

    /// <summary>The config.</summary>
    public RunConfigState Config { get; }

    /// <summary>The summary.</summary>
    public SummaryState Summary { get; } = new();

    /// <summary>The console's lines.</summary>
    public ConsoleState Console => _console ??= new ConsoleState(Start, Output.Write);

    /// <summary>The exit code; <see langword="null"/> while the log has none.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The config as the server takes it.</summary>
    public string ConfigText() => Encoding.UTF8.GetString(Config.ToText());

    /// <summary>Adds what the server has of a run that goes on.</summary>
    public void Continue(ResumeStatus earlier)
    {
        if (earlier.Config is { } config)
            Config.Continue(config);
        if (earlier.SummaryMetrics is { } summary)
            Summary.Continue(summary);
    }

    /// <summary>Applies a record that changes one of the documents.</summary>
    public void Apply(Record record)
    {
        switch (record.RecordTypeCase)
        {
            case Record.RecordTypeOneofCase.Run:
                Merge(record.Run);
                Config.Apply(record.Run);
                if (record.Run.Summary is { } summary)
                    Summary.Apply(summary);
                break;
            case Record.RecordTypeOneofCase.Config:
                Config.Apply(record.Config);
                break;
            case Record.RecordTypeOneofCase.Telemetry:
                Config.Apply(record.Telemetry);
                break;
            case Record.RecordTypeOneofCase.Metric:
                Config.Apply(record.Metric);
                break;
            case Record.RecordTypeOneofCase.Environment:
                Config.Apply(record.Environment);
                // Git is asked beside the run, after the run record was written.
                Run.Git ??= record.Environment.Git;
                break;
            case Record.RecordTypeOneofCase.Summary:
                Summary.Apply(record.Summary);
                break;
            case Record.RecordTypeOneofCase.Output:
                Console.Apply(record.Output);
                break;
            case Record.RecordTypeOneofCase.OutputRaw:
                Console.Apply(record.OutputRaw);
                break;
            case Record.RecordTypeOneofCase.OutputLogger:
                Console.Apply(record.OutputLogger);
                break;
            case Record.RecordTypeOneofCase.Exit:
                ExitCode = record.Exit.ExitCode;
                Summary.Apply(record.Exit);
                break;
            default:
                break;
        }
    }

    /// <summary>Writes the files that the run has at its end.</summary>
    /// <param name="directory">The folder of the run's files.</param>
    /// <returns>Those that are to be uploaded.</returns>
    public IEnumerable<RunFile> WriteFiles(string directory)
    {
        Console.Finish();
        RunFilesWriter writer = new(directory);
        // Of several writers one writes what the run has once.
        List<RunFileWriteResult> results = Writer.IsPrimary ? [writer.WriteConfig(Config), writer.WriteSummary(Summary)] : [];
        if (Writer.IsPrimary && Config.Environment.CalculateSize() != 0)
            results.Add(writer.WriteMetadata(Config));
        Output.Finish();
        return [.. results.Where(IsWritten).Select(FileOf), .. TakeOutputParts()];
    }

    /// <summary>Takes the files of console output that nothing more comes to. They are to be uploaded.</summary>
    public IEnumerable<RunFile> TakeOutputParts()
    {
        while (_output is not null && _output.TryTakeClosed(out RunFileWriteResult file))
        {
            if (IsWritten(file))
                yield return FileOf(file);
        }
    }

    private static RunFile FileOf(RunFileWriteResult file) => new(file.Path, RunFilePolicy.Now, RunFileType.Wandb);

    private bool IsWritten(RunFileWriteResult file)
    {
        if (!file.Succeeded)
            ShipMessages.FileNotWritten(_logger, file.Path, file.Error!);
        return file.Succeeded;
    }

    /// <inheritdoc/>
    public void Dispose() => _output?.Dispose();

    // Made when the run record has told the label.
    private OutputLog Output => _output ??= new OutputLog(_filesDirectory, Writer.Label, Writer.Parts, _zone);

    // An empty field says nothing, and tags are replaced together (docs/wire/records.md §2.5).
    private void Merge(RunRecord record)
    {
        RunRecord merged = Run.Clone();
        if (record.Tags.Count != 0)
            merged.Tags.Clear();
        merged.MergeFrom(record);
        Run = merged;
        Writer = WriterSettings.Of(merged);
        Summary.OmitsStep = Writer.IsShared;
    }
}
