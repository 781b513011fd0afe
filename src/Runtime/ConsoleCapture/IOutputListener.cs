namespace Instrument.ConsoleCapture;

/// <summary>Hears what a program writes to its console.</summary>
internal interface IOutputListener
{
    /// <summary>
    /// Takes what one call has written. It comes from any thread, and inside of the console's own lock: it neither waits for another thread nor
    /// calls anything that may write to the console.
    /// </summary>
    /// <param name="isError">Whether it went to the standard error stream.</param>
    /// <param name="text">The text.</param>
    /// <param name="ending">The end of line that the call has added; empty if it has added none.</param>
    void Hear(bool isError, ReadOnlySpan<char> text, ReadOnlySpan<char> ending);
}
