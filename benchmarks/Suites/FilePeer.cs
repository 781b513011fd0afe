using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Suites;

/// <summary>Peer: a row whose text is ready, appended to a file with one system call; it survives the process, as our rows do.</summary>
internal sealed class FilePeer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileStream _stream;
    private readonly byte[] _text;

    public FilePeer(Row8 row)
    {
        _text = DictionaryPeer.ToJson(row);
        string path = Path.Combine(_folder.Path, "rows.jsonl");
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Write() => _stream.Write(_text);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _folder.Dispose();
    }
}
