using System.Text;
using Instrument.Files;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes the console's text to a file of the run line by line, when lines can no longer change, so that they need not be kept in memory
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
    /// <param name="name">The file's path in it.</param>
    public OutputLogWriter(string filesDirectory, string name)
    {
        _directory = filesDirectory;
        Name = name;
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

    /// <summary>Ends the file, to which a line was written.</summary>
    public RunFileWriteResult Finish()
    {
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
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
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
