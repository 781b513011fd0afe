namespace Instrument.Runtime.Tests.ConsoleCapture;

/// <summary>
/// The terminals of docs/wire/sdk-surface.md §5.2 in the simplest words: whole screens of characters, looked at once at the end. A second
/// description beside the one under test, with which it shares no code and no structure.
/// </summary>
internal sealed class ReferenceTerminal
{
    private const int Height = 32;
    private const int Width = 4096;

    // All lines of both streams: cells, and how many of them are shown.
    private readonly List<(List<int> Cells, int Shown)> _lines = [];
    private readonly Screen[] _screens = [new(), new()];

    public IEnumerable<string> Lines => _lines.Select(line => string.Concat(line.Cells.Take(line.Shown).Select(char.ConvertFromUtf32)));

    /// <summary>Everything that one stream has written so far, and comes now.</summary>
    public void Write(bool isError, IReadOnlyList<int> characters)
    {
        Screen screen = _screens[isError ? 1 : 0];
        foreach (int character in characters)
        {
            screen.Held.Add(character);
            string held = string.Concat(screen.Held.Select(char.ConvertFromUtf32));
            if (held is "\e" or "\e[")
                continue;
            screen.Held.Clear();
            if (held == "\e[A")
                screen.Row = Math.Max(0, screen.Row - 1);
            else if (held == "\e[B")
                Down(screen);
            else if (held == "\r")
                screen.Column = 0;
            else if (held == "\n")
                (screen.Column, _) = (0, Down(screen));
            else
                foreach (System.Text.Rune rune in held.EnumerateRunes())
                    Print(screen, rune.Value);
        }
    }

    // The screen has lines 0 to 31; one more scrolls, and what has scrolled off is out of reach.
    private static bool Down(Screen screen)
    {
        screen.Row++;
        if (screen.Row < Height)
            return false;
        screen.Row = Height - 1;
        if (screen.Numbers.Count > 0)
            screen.Numbers.RemoveAt(0);
        return true;
    }

    private void Print(Screen screen, int character)
    {
        while (screen.Numbers.Count < screen.Row + 1)
        {
            screen.Numbers.Add(_lines.Count);
            _lines.Add(([], 0));
        }
        int number = screen.Numbers[screen.Row];
        int column = screen.Column++;
        // Frozen: 32 newer lines have come, of whichever stream.
        if (column >= Width || number < _lines.Count - Height)
            return;
        List<int> cells = _lines[number].Cells;
        while (cells.Count <= column)
            cells.Add(' ');
        if (cells[column] == character)
            return;
        cells[column] = character;
        _lines[number] = (cells, cells.Count);
    }

    private sealed class Screen
    {
        public List<int> Numbers { get; } = [];

        public List<int> Held { get; } = [];

        public int Row { get; set; }

        public int Column { get; set; }
    }
}
