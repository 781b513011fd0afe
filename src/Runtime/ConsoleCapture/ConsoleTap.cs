using System.Text;

namespace Instrument.ConsoleCapture;

/// <summary>
/// Stands in place of a console writer: passes everything on to it, unchanged and at once, and lets the listeners hear it. Without listeners it
/// only passes on, so it may stay where somebody has built upon it.
/// </summary>
/// <remarks>
/// The console serializes the calls of one writer (<see cref="TextWriter.Synchronized"/>); a tap adds no lock of its own. The list of listeners
/// is replaced as a whole, under the lock of <see cref="ConsoleTaps"/>.
/// </remarks>
internal sealed class ConsoleTap(TextWriter inner, bool isError) : TextWriter
{
    private volatile IOutputListener[] _listeners = [];

    /// <summary>The writer that the tap stands for.</summary>
    public TextWriter Inner => inner;

    /// <summary>Whether nobody listens.</summary>
    public bool IsIdle => _listeners.Length == 0;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override IFormatProvider FormatProvider => inner.FormatProvider;

    /// <inheritdoc/>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    /// <summary>Adds a listener. Under the lock of <see cref="ConsoleTaps"/>.</summary>
    public void Add(IOutputListener listener) => _listeners = [.. _listeners, listener];

    /// <summary>Removes a listener; a call that is under way may still reach it. Under the lock of <see cref="ConsoleTaps"/>.</summary>
    public void Remove(IOutputListener listener) => _listeners = [.. _listeners.Where(other => !ReferenceEquals(other, listener))];

    // A console that is closed or full throws as it would without us; what was to be written is heard all the same.

    /// <inheritdoc/>
    public override void Write(char value)
    {
        try
        {
            inner.Write(value);
        }
        finally
        {
            Tell([value]);
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        try
        {
            inner.Write(buffer, index, count);
        }
        finally
        {
            if (buffer is not null && (uint)index <= (uint)buffer.Length && (uint)count <= (uint)(buffer.Length - index))
                Tell(buffer.AsSpan(index, count));
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        finally
        {
            Tell(buffer);
        }
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        try
        {
            inner.Write(value);
        }
        finally
        {
            Tell(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine()
    {
        try
        {
            inner.WriteLine();
        }
        finally
        {
            Tell([], NewLine);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        try
        {
            inner.WriteLine(buffer);
        }
        finally
        {
            Tell(buffer, NewLine);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        try
        {
            inner.WriteLine(value);
        }
        finally
        {
            Tell(value, NewLine);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync() => inner.FlushAsync();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Close() => inner.Close();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Tell(ReadOnlySpan<char> text, ReadOnlySpan<char> ending = default)
    {
        IOutputListener[] listeners = _listeners;
        if (listeners.Length == 0 || CapturePause.IsOn || (text.IsEmpty && ending.IsEmpty))
            return;
        using CapturePause pause = CapturePause.Begin();
        foreach (IOutputListener listener in listeners)
            listener.Hear(isError, text, ending);
    }
}
