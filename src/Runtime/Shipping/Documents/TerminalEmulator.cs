using System.Text;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Follows what one stream writes to a terminal, as far as progress bars need it (docs/wire/sdk-surface.md §5.2): carriage return,
/// line feed, cursor up and down by one. Every other escape sequence stays in the text.
/// </summary>
/// <param name="nextLine">Gives the next line at the end of the run's output.</param>
/// <param name="put">Writes a character into a line, at a column.</param>
internal sealed class TerminalEmulator(Func<OutputLine> nextLine, Action<OutputLine, Rune, int> put)
{
    /// <summary>Lines that a cursor can reach.</summary>
    public const int Height = 32;

    private static readonly Rune Escape = new('\e');

    private readonly List<OutputLine> _view = [];
    private int _row;
    private int _column;

    // How much of "ESC [" has been read: such a sequence may be spread over two writes.
    private int _sequence;

    /// <summary>Takes what the stream wrote.</summary>
    public void Write(string text)
    {
        foreach (Rune character in text.EnumerateRunes())
        {
            if (_sequence == 2 && character.Value is 'A' or 'B')
                MoveCursor(character.Value == 'A');
            else if (_sequence == 1 && character.Value == '[')
                _sequence = 2;
            else if (_sequence != 0)
                PutSequence(character);
            else
                Take(character);
        }
    }

    private void Take(Rune character)
    {
        if (character == Escape)
        {
            _sequence = 1;
        }
        else if (character.Value == '\r')
        {
            _column = 0;
        }
        else if (character.Value == '\n')
        {
            _column = 0;
            MoveDown();
        }
        else
        {
            Put(character);
        }
    }

    private void MoveCursor(bool up)
    {
        _sequence = 0;
        if (!up)
            MoveDown();
        else if (_row > 0)
            _row--;
    }

    private void MoveDown()
    {
        if (++_row < Height)
            return;
        if (_view.Count != 0)
            _view.RemoveAt(0);
        _row--;
    }

    // The character after an unknown sequence is text too, whatever it is.
    private void PutSequence(Rune next)
    {
        Put(Escape);
        if (_sequence == 2)
            Put(new Rune('['));
        _sequence = 0;
        Put(next);
    }

    private void Put(Rune character)
    {
        while (_view.Count <= _row)
            _view.Add(nextLine());
        put(_view[_row], character, _column);
        // A stream may go on without a line's end for as long as it likes.
        if (_column != int.MaxValue)
            _column++;
    }
}
