using Instrument.Artifacts;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>
/// Puts a table into a run: the artifact's files and record, and then the run's file (docs/wire/media.md §17). What is there already is only
/// named again. Log thread only.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="binding">The place in the run.</param>
internal sealed class TableRecorder(TablePicture table, ValueBinding binding)
{
    // More are not shown (docs/wire/media.md §19).
    private const int ShownIncrements = 100;

    private bool IsIncremental => table.Options.LogMode == TableLogMode.Incremental;

    /// <summary>Puts it there, and tells what history holds of it.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public LoggedTable Record()
    {
        LoggedTable? before = table.History.Find(binding.Run);
        LoggedTable logged = before switch
        {
            null => Store(null),
            _ when before.Version == table.Version => before,
            _ when table.Options.LogMode == TableLogMode.Immutable => Warned(before),
            _ => Store(before),
        };
        table.History.Set(binding.Run, logged);
        return logged;
    }

    private LoggedTable Store(LoggedTable? before)
    {
        ArtifactStaging staging = new(binding.Run.StagingDirectory);
        try
        {
            return Store(before, staging);
        }
        catch
        {
            staging.Delete();
            throw;
        }
    }

    private LoggedTable Store(LoggedTable? before, ArtifactStaging staging)
    {
        TableIncrement? increment = IsIncremental ? NextIncrement(before) : null;
        RowPosition? first = IsIncremental ? before?.End : null;
        string entry = TableArtifact.EntryPath(binding.Key, increment, binding.Run.Time.GetUtcNow());
        IReadOnlyList<ArtifactEntry> entries = Stage(staging, entry, first, increment);
        StoredFile file = binding.Put("table", ".table.json", target => TableFiles.WriteRunFile(table, first, target));
        ArtifactDraft draft = TableArtifact.Draft(binding.Run.RunId, binding.Key, IsIncremental, entries);
        binding.Append(ArtifactRecords.Create(draft, binding.Run.RunId, binding.Run.Project, binding.Run.Entity));
        binding.Announce(file);
        return new LoggedTable
        {
            Version = table.Version,
            File = file,
            ArtifactPath = ArtifactIds.EntryUri(draft.ClientId, entry),
            LatestArtifactPath = ArtifactIds.LatestEntryUri(draft.SequenceClientId, entry),
            End = (table.Rows as RowMemorySource)?.End,
            Increment = increment,
        };
    }

    private IReadOnlyList<ArtifactEntry> Stage(ArtifactStaging staging, string entry, RowPosition? first, TableIncrement? increment)
    {
        ArtifactCells cells = new(staging);
        string staged = staging.NewPath();
        using (FileStream file = new(staged, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            TableFiles.WriteArtifactFile(table, first, increment, RowsToWrite(first?.Row ?? 0), cells, file);
        return [ArtifactStaging.Seal(staged, entry), .. cells.Entries];
    }

    private TableIncrement NextIncrement(LoggedTable? before)
    {
        TableIncrement next = before is { Increment: { } last }
            ? last.Next(before.ArtifactPath)
            : binding.Run.Increments.GetValueOrDefault(string.Join('.', binding.Path)) ?? new TableIncrement(0, []);
        if (next.Number == ShownIncrements)
            LogMessages.TableHasManyIncrements(binding.Logger, binding.Key, ShownIncrements);
        return next;
    }

    private long RowsToWrite(long first)
    {
        long rows = table.Rows.Count - first;
        if (rows <= table.Options.MaxRows)
            return rows;
        LogMessages.TableCut(binding.Logger, binding.Key, rows, table.Options.MaxRows);
        return table.Options.MaxRows;
    }

    private LoggedTable Warned(LoggedTable before)
    {
        if (!before.HasWarned)
            LogMessages.TableChangedAfterLog(binding.Logger, binding.Key);
        return before with { HasWarned = true };
    }
}
