using System.Globalization;
using System.Text;
using Instrument.Settings;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Puts the console's lines into the run's files: into <c>output.log</c>, or into parts of <c>logs/</c> that follow each other
/// (docs/wire/sdk-surface.md §5.5). The names and borders of parts come from the times of their lines, so the same log always gives the same.
/// </summary>
/// <param name="filesDirectory">The folder <c>files</c> of the run.</param>
/// <param name="label">The writer's label, which becomes part of the names; <see langword="null"/> for none.</param>
/// <param name="parts">When a part is closed; <see langword="null"/> for one file.</param>
/// <param name="zone">The time zone of the names.</param>
internal sealed class OutputLog(string filesDirectory, string? label, ConsoleParts? parts, TimeZoneInfo zone) : IDisposable
{
    private readonly Queue<RunFileWriteResult> _closed = new();
    private OutputLogWriter? _file;
    private long _bytes;
    private DateTimeOffset _since;

    // Of the part that was named last: no two have one name, also when their lines were written at the same time.
    private long _lastTicks;

    /// <summary>Adds a line.</summary>
    public void Write(OutputLine line)
    {
        if (IsFull(line.Time))
            Close();
        _file ??= Open(line.Time);
        _file.Write(line);
        if (parts is not null)
            _bytes += Encoding.UTF8.GetByteCount(line.Text) + 1;
    }

    /// <summary>Takes the next part that is closed.</summary>
    public bool TryTakeClosed(out RunFileWriteResult file) => _closed.TryDequeue(out file);

    /// <summary>Closes the last file.</summary>
    public void Finish() => Close();

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private bool IsFull(DateTimeOffset now) => parts is not null && _file is not null
        && ((parts.MaxBytes != 0 && _bytes >= parts.MaxBytes) || (parts.MaxDuration != default && now - _since >= parts.MaxDuration));

    private OutputLogWriter Open(DateTimeOffset time)
    {
        _bytes = 0;
        _since = time;
        return parts is null ? new OutputLogWriter(filesDirectory, $"output{LabelPart}.log") : new OutputLogWriter(filesDirectory, PartName(time));
    }

    private void Close()
    {
        if (_file is null)
            return;
        _closed.Enqueue(_file.Finish());
        _file.Dispose();
        _file = null;
    }

    private string LabelPart => string.IsNullOrEmpty(label) ? "" : "_" + FileLabel.Of(label);

    private string PartName(DateTimeOffset time)
    {
        _lastTicks = Math.Max(time.UtcTicks, _lastTicks + 1);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(new DateTimeOffset(_lastTicks, TimeSpan.Zero), zone);
        long nanoseconds = local.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick;
        return string.Create(CultureInfo.InvariantCulture, $"logs/output{LabelPart}_{local:yyyyMMdd_HHmmss}_{nanoseconds:D9}.log");
    }
}
