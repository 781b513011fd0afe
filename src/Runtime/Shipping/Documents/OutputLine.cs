using System.Text;

namespace Instrument.Shipping.Documents;

/// <summary>A line of console output, which may still change while it is near the end.</summary>
/// <param name="number">Its number among all lines of the run's log.</param>
/// <param name="isError">Whether it came from the standard error stream.</param>
/// <param name="time">When it was begun.</param>
internal sealed class OutputLine(long number, bool isError, DateTimeOffset time)
{
    private readonly List<Rune> _characters = [];
    private int _shown;

    /// <summary>The line's number.</summary>
    public long Number { get; } = number;

    /// <summary>Whether the line came from the standard error stream.</summary>
    public bool IsError { get; } = isError;

    /// <summary>When the line was begun.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>Whether the line waits to be sent.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The line's text. Blanks that only made it longer do not count until something follows them.</summary>
    public string Text
    {
        get
        {
            StringBuilder text = new(_shown);
            for (int index = 0; index < _shown; index++)
                text.Append(_characters[index]);
            return text.ToString();
        }
    }

    /// <summary>Writes a character over the one in a column; missing columns become blanks.</summary>
    /// <returns>Whether the line looks different.</returns>
    public bool Put(Rune character, int column)
    {
        while (_characters.Count <= column)
            _characters.Add(new Rune(' '));
        if (_characters[column] == character)
            return false;
        _characters[column] = character;
        _shown = _characters.Count;
        return true;
    }

    /// <summary>Sets the whole text.</summary>
    public void Set(string text)
    {
        _characters.Clear();
        _characters.AddRange(text.EnumerateRunes());
        _shown = _characters.Count;
    }
}
