using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// The open row: values of several calls with the same step. The last value of a key wins, and a value replaces those within it and
/// the one around it (docs/wire/records.md §5.1). Log thread only.
/// </summary>
internal sealed class PendingRow
{
    private readonly List<MetricTrack> _tracks = [];
    private StoredValue[] _values = [];

    /// <summary>Whether a row is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Time of the last call.</summary>
    public long Stamp { get; private set; }

    /// <summary>Where in the buffer the first call's values lie.</summary>
    public long Start { get; private set; }

    /// <summary>How many calls the row joins.</summary>
    public int Calls { get; private set; }

    /// <summary>How many values the row has.</summary>
    public int Count => _tracks.Count;

    /// <summary>The metric of a value.</summary>
    public MetricTrack Track(int index) => _tracks[index];

    /// <summary>A value.</summary>
    public RowValue Value(int index) => _values[index].Value;

    /// <summary>Opens the row, or joins a call to it.</summary>
    /// <param name="stamp">Time of the call.</param>
    /// <param name="position">Where in the buffer the call's values lie.</param>
    public void Join(long stamp, long position)
    {
        if (!IsOpen)
            Start = position;
        IsOpen = true;
        Calls++;
        Stamp = stamp;
    }

    /// <summary>Sets a value.</summary>
    /// <param name="track">The metric.</param>
    /// <param name="value">Its value.</param>
    /// <param name="row">The number that the row will have.</param>
    public void Set(MetricTrack track, in RowValue value, long row)
    {
        if (track.LastRow != row)
        {
            foreach (MetricTrack other in track.Overlaps)
            {
                if (other.LastRow == row)
                    Remove(other);
            }
            track.LastRow = row;
            track.PendingIndex = _tracks.Count;
            _tracks.Add(track);
            if (_values.Length < _tracks.Count)
                Array.Resize(ref _values, Math.Max(16, _tracks.Count * 2));
        }
        _values[track.PendingIndex].Set(value);
    }

    /// <summary>Closes the row. Buffers are kept for the next one.</summary>
    public void Clear()
    {
        IsOpen = false;
        Calls = 0;
        _tracks.Clear();
    }

    // The last value takes the place; its buffers are exchanged, not lost.
    private void Remove(MetricTrack track)
    {
        int place = track.PendingIndex;
        int last = _tracks.Count - 1;
        (_values[place], _values[last]) = (_values[last], _values[place]);
        _tracks[place] = _tracks[last];
        _tracks[place].PendingIndex = place;
        _tracks.RemoveAt(last);
        track.LastRow = 0;
    }
}
