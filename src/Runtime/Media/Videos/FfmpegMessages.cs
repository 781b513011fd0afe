namespace Instrument.Media.Videos;

/// <summary>The last lines that ffmpeg has written about its errors. Any thread.</summary>
internal sealed class FfmpegMessages
{
    private const int MaxLines = 10;

    // Guards the lines: they come on threads of the pool.
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>All of them.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
                return _lines.Count == 0 ? "it did not say why" : string.Join(" | ", _lines);
        }
    }

    /// <summary>Adds a line; none at the end.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_gate)
        {
            if (_lines.Count == MaxLines)
                _lines.Dequeue();
            _lines.Enqueue(line.Trim());
        }
    }
}
