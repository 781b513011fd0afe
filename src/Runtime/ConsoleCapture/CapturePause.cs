namespace Instrument.ConsoleCapture;

/// <summary>
/// While it lasts, what the thread writes to the console is Instrument's own and reaches the console only: banner and summary are no output
/// of the program, and listening never leads to more to listen to.
/// </summary>
internal readonly ref struct CapturePause : IDisposable
{
    [ThreadStatic]
    private static int Depth;

    /// <summary>Whether one lasts on this thread.</summary>
    public static bool IsOn => Depth != 0;

    /// <summary>Begins one, which lasts until it is disposed.</summary>
    public static CapturePause Begin()
    {
        Depth++;
        return default;
    }

    /// <inheritdoc/>
    public void Dispose() => Depth--;
}
