namespace Instrument.Testing.State;

/// <summary>The lines of one file of file_stream. Lines are addressed by number, so the same request twice is as good as once (§3.4).</summary>
internal sealed class LineStore
{
    private readonly List<string> _lines = [];

    public int Count => _lines.Count;

    public string? Last => _lines.Count > 0 ? _lines[^1] : null;

    public string this[int number] => _lines[number];

    public void Write(int offset, IReadOnlyList<string> lines)
    {
        for (int index = 0; index < lines.Count; index++)
        {
            if (offset + index < _lines.Count)
                _lines[offset + index] = lines[index];
            else
                _lines.Add(lines[index]);
        }
    }

    /// <summary>Keeps so many lines from the start.</summary>
    public void Cut(int count) => _lines.RemoveRange(count, _lines.Count - count);

    public List<RunLine> Snapshot() => [.. _lines.Select((text, number) => new RunLine(number, text))];
}
