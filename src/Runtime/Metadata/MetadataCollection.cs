using Instrument.Records;
using Instrument.SystemMetrics.Amd;
using Instrument.SystemMetrics.Nvidia;

namespace Instrument.Metadata;

/// <summary>
/// Collects what takes time to learn of program and machine, beside the run, and puts it into the log part by part as it comes: a part that
/// hangs keeps no other waiting, and the end of the run does not wait for it long.
/// </summary>
internal sealed class MetadataCollection : IDisposable
{
    // Git and a driver of a GPU take some tens of milliseconds; a run that ends sooner still tells of both.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithCode = TimeSpan.FromSeconds(30);

    private readonly MetadataContext _context;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _cancellation;
    private readonly Task _parts;

    private MetadataCollection(MetadataContext context)
    {
        _context = context;
        // Parts that nobody waits for any longer still look at it.
        _cancellation = _end.Token;
        MetadataSettings settings = context.Settings;
        List<Task> parts = [];
        if (settings.Has(RunMetadata.Machine))
        {
            parts.Add(CollectAsync("machine", () => Append(MachineFacts.Read(settings))));
            parts.Add(CollectAsync("GPUs", () => Append(Gpus(settings))));
        }
        if (settings.Has(RunMetadata.Git | RunMetadata.Program) || context.SavesCode)
            parts.Add(CollectAsync("program", ProgramAsync));
        if (context.SavesCode && settings.CodeDirectory is { } folder)
            parts.Add(CollectAsync("code", () => context.LogCode(folder)));
        _parts = Task.WhenAll(parts);
    }

    /// <summary>Begins; <see langword="null"/> if there is nothing to collect.</summary>
    public static MetadataCollection? Start(MetadataContext context) =>
        context.SavesCode || context.Settings.Has(RunMetadata.Machine | RunMetadata.Git | RunMetadata.Program) ? new MetadataCollection(context) : null;

    /// <summary>Waits a little for what is not there yet, and gives up the rest. Nothing is thrown.</summary>
    public async Task EndAsync()
    {
        try
        {
            await _parts.WaitAsync(_context.SavesCode ? PatienceWithCode : Patience, _context.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogMessages.MetadataLeftOut(_context.Logger);
        }
        await _end.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private static EnvironmentRecord Gpus(MetadataSettings settings)
    {
        EnvironmentRecord record = new();
        NvidiaFacts.Read(record, NvmlLibrary.Shared);
        AmdFacts.Read(record, AmdDevice.FindAll());
        if (settings.GpuCount is { } count)
            record.GpuCount = count;
        if (settings.GpuType is { } type)
            record.GpuType = type;
        return record;
    }

    private async Task ProgramAsync()
    {
        MetadataSettings settings = _context.Settings;
        bool hasGit = settings.Has(RunMetadata.Git);
        GitFacts? git = hasGit ? await GitFacts.ReadAsync(settings, _context.Time, _cancellation).ConfigureAwait(false) : null;
        string? source = _context.Symbols is { } symbols ? MainSource.Find(symbols) : null;
        string? inRepository = Below(git?.Root ?? settings.WorkingDirectory, source);
        EnvironmentRecord record = new();
        if (settings.Has(RunMetadata.Program))
        {
            record.CodePath = inRepository ?? "";
            record.CodePathLocal = Below(settings.WorkingDirectory, source) ?? "";
        }
        if (git is not null)
        {
            record.Git = git.ToRecord();
            if (git.State.Length != 0)
                record.Instrument = new InstrumentInfo { GitState = git.State };
        }
        Append(record);
        if (!_context.SavesCode)
            return;
        CodeSaver saver = new(settings, _context.FilesFolder, _context.Time, _context.Append);
        if (source is not null && inRepository is not null)
            saver.SaveMain(source, inRepository);
        if (git is { Root: { } root })
            await saver.SavePatchesAsync(root, git.Commit, _cancellation).ConfigureAwait(false);
    }

    private static string? Below(string folder, string? file)
    {
        if (file is null)
            return null;
        string relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private void Append(EnvironmentRecord record)
    {
        if (record.Equals(new EnvironmentRecord()))
            return;
        record.WriterId = _context.WriterId;
        _context.Append(new Record { Environment = record });
    }

    private Task CollectAsync(string part, Action collect) => CollectAsync(part, () =>
    {
        collect();
        return Task.CompletedTask;
    });

    private Task CollectAsync(string part, Func<Task> collect) => Task.Run(async () =>
    {
        try
        {
            await collect().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the machine answers must not reach the training.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_cancellation.IsCancellationRequested)
                LogMessages.MetadataPartFailed(_context.Logger, part, exception.Message);
        }
    });
}
