using System.Text;
using Instrument.Files;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes the console's text to the run's file line by line, when lines can no longer change, so that they need not be kept in memory
/// (docs/wire/sdk-surface.md §5.4). The file has its name once it is whole. A disk that fails loses the file, never the run.
/// </summary>
internal sealed class OutputLogWriter : IDisposable
{
    /// <summary>Ending of a file that is not whole yet.</summary>
    public const string UnfinishedSuffix = ".unfinished";

    private readonly string _directory;
    private StreamWriter? _writer;
    private string? _error;

    /// <summary>Makes a writer; there is a file only when a line was written.</summary>
    /// <param name="filesDirectory">The folder <c>files</c> of the run.</param>
    /// <param name="label">The writer's label, which becomes part of the name; <see langword="null"/> for none.</param>
    public OutputLogWriter(string filesDirectory, string? label)
    {
        _directory = filesDirectory;
        Name = string.IsNullOrEmpty(label) ? "output.log" : $"output_{FileLabel.Of(label)}.log";
    }

    /// <summary>Path of the file below the run's files.</summary>
    public string Name { get; }

    /// <summary>Adds a line.</summary>
    public void Write(OutputLine line) => Try(() =>
    {
        _writer ??= Open();
        _writer.Write(line.Text);
        _writer.Write('\n');
    });

    /// <summary>Ends the file.</summary>
    /// <returns>Null if there was no line.</returns>
    public RunFileWriteResult? Finish()
    {
        if (_writer is null && _error is null)
            return null;
        Try(() =>
        {
            _writer!.Dispose();
            File.Move(FullPath + UnfinishedSuffix, FullPath, overwrite: true);
        });
        return new RunFileWriteResult(Name, _error);
    }

    /// <summary>Closes the file, which stays unfinished if it was not ended.</summary>
    public void Dispose() => Try(() => _writer?.Dispose());

    private string FullPath => SafePath.TryResolve(_directory, Name, mayLinkOut: false, out string path, out string? fault)
        ? path
        : throw new IOException(fault);

    private StreamWriter Open()
    {
        Directory.CreateDirectory(_directory);
        return new StreamWriter(FullPath + UnfinishedSuffix, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
    }

    private void Try(Action write)
    {
        if (_error is not null)
            return;
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _error = exception.Message;
        }
    }
}
