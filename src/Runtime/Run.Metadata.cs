using System.Reflection;
using Instrument.Metadata;
using Instrument.Records;
using Instrument.SystemMetrics;

namespace Instrument;

/// <content>What a run tells of program and machine by itself.</content>
public sealed partial class Run
{
    private SystemMonitor? _monitor;
    private MetadataCollection? _metadata;

    /// <summary>Starts to measure the machine. Before anybody else has the run.</summary>
    internal void Measure(TimeSpan interval)
    {
        if (_recorder is not null && interval > TimeSpan.Zero)
            _monitor = new SystemMonitor(SystemProbes.Create(_options.TimeProvider, _settings.Probes), interval, _options.TimeProvider, TryAppendAside, _options.Logger, _settings.Writer.Label);
    }

    /// <summary>Starts to collect what takes time to learn. When the run can log.</summary>
    internal void CollectMetadata()
    {
        if (_recorder is null)
            return;
        _metadata = MetadataCollection.Start(new MetadataContext
        {
            Settings = _settings.Metadata,
            SavesCode = _settings.Metadata.SavesCode && _settings.Writer.IsPrimary,
            WriterId = _settings.Writer.Id,
            FilesFolder = Path.Combine(_recorder.Directory, "files"),
            Symbols = Assembly.GetEntryAssembly()?.GetName().Name is { } name ? Path.Combine(AppContext.BaseDirectory, name + ".pdb") : null,
            Append = TryAppendAside,
            LogCode = folder => LogCode(folder),
            Time = _options.TimeProvider,
            Logger = _options.Logger,
        });
    }

    /// <summary>Adds a record that comes from a thread of its own: among the rows it would make all of them dearer.</summary>
    /// <returns>False if the run has finished.</returns>
    internal bool TryAppendAside(Record record) => _recorder is { } recorder ? recorder.AppendAside(record) : !_finished;
}
