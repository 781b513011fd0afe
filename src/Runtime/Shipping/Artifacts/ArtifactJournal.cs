using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// The file beside a log in which the steps of its artifacts' uploads are noted as they are taken, so that a later shipping goes on where this
/// one stops. A kill leaves a torn last line at the worst, whose step is then taken again. Safe for use by several threads.
/// </summary>
internal sealed class ArtifactJournal(string logPath, ILogger logger) : IDisposable
{
    private readonly string _path = logPath + ".artifacts";

    // Guards the file and what was read of it.
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ArtifactProgress> _known = [];
    private FileStream? _file;
    private bool _isWarned;

    /// <summary>Reads what earlier shippings have noted.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public void Read()
    {
        lock (_gate)
        {
            if (!File.Exists(_path))
                return;
            foreach (string text in File.ReadLines(_path))
            {
                if (Parse(text) is not { } line)
                    continue;
                ProgressOf(line.Artifact).Apply(line);
            }
        }
    }

    /// <summary>Hands over how far an artifact has come.</summary>
    public ArtifactProgress Take(long artifact)
    {
        lock (_gate)
        {
            ArtifactProgress progress = ProgressOf(artifact);
            _known.Remove(artifact);
            return progress;
        }
    }

    /// <summary>Notes a step.</summary>
    public void Write(JournalLine line)
    {
        lock (_gate)
        {
            try
            {
                _file ??= Open();
                ArrayBufferWriter<byte> text = new(256);
                using (Utf8JsonWriter json = new(text))
                    JsonSerializer.Serialize(json, line, JournalJson.Default.JournalLine);
                text.Write("\n"u8);
                _file.Write(text.WrittenSpan);
                _file.Flush();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (!_isWarned)
                    ShipMessages.StateNotWritten(logger, _path, exception.Message);
                _isWarned = true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private FileStream Open()
    {
        FileStream file = new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        // Behind a torn line a new one must not go on where it stopped.
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                file.WriteByte((byte)'\n');
        }
        return file;
    }

    private ArtifactProgress ProgressOf(long artifact) =>
        _known.TryGetValue(artifact, out ArtifactProgress? progress) ? progress : _known[artifact] = new ArtifactProgress();

    private static JournalLine? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize(text, JournalJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
