using System.Text;

namespace Instrument.Generator.Emission;

/// <summary>Builds indented C# text with one newline style. A writer makes one text.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";
    private const int LargestKept = 16 * 1024;

    // Hundreds of files are written one after the other, and the memory of one serves all.
    [ThreadStatic]
    private static StringBuilder? Free;

    private readonly StringBuilder _text;
    private int _depth;

    public CodeWriter()
    {
        _text = Free ?? new StringBuilder(LargestKept / 2);
        Free = null;
    }

    /// <summary>Writes a line, or an empty one without trailing spaces.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            for (int i = 0; i < _depth; i++)
                _text.Append(Indentation);
            _text.Append(text);
        }
        _text.Append('\n');
    }

    /// <summary>Writes several lines at the current depth.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
            Line(line);
    }

    /// <summary>Writes lines as they are, with their ends.</summary>
    public void Raw(string lines) => _text.Append(lines);

    /// <summary>Opens a block that ends when the result is disposed; its lines are indented.</summary>
    public Scope Block(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Indents lines until the result is disposed.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    /// <summary>The text, with which the writer is done.</summary>
    public string Finish()
    {
        string text = _text.ToString();
        _text.Clear();
        if (_text.Capacity <= LargestKept)
            Free = _text;
        return text;
    }

    /// <summary>An open block.</summary>
    internal readonly struct Scope(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null)
                writer.Line(end);
        }
    }
}
