#pragma warning disable RS0030 // The one place that puts itself between the program and its console.
namespace Instrument.ConsoleCapture;

/// <summary>
/// Puts taps into the process' console while anybody listens, and takes them out again. A listener hears one tap of each stream, so it hears
/// a write once, whatever else has been put over or under the taps.
/// </summary>
/// <remarks>
/// A tap is taken out only where it is the writer that the console has now: a writer that somebody else has put over it, or in its place,
/// stays. The tap under it then has no listeners and holds nothing.
/// </remarks>
internal static class ConsoleTaps
{
    // Guards the placed taps and every change of a tap's listeners. Nothing is written while it is held.
    private static readonly Lock Gate = new();
    private static Placed? Output;
    private static Placed? Error;

    /// <summary>Lets a listener hear both streams from now on, until the result is disposed.</summary>
    public static IDisposable Add(IOutputListener listener)
    {
        lock (Gate)
        {
            Output = Place(Output, Console.Out, isError: false);
            Error = Place(Error, Console.Error, isError: true);
            Output.Tap.Add(listener);
            Error.Tap.Add(listener);
            return new Subscription(listener, Output, Error);
        }
    }

    private static Placed Place(Placed? placed, TextWriter current, bool isError)
    {
        if (placed is not null && ReferenceEquals(placed.Writer, current))
            return placed;
        ConsoleTap tap = new(current, isError);
        // What the console would make of it; made here, its identity is known before anybody else can see it.
        TextWriter writer = TextWriter.Synchronized(tap);
        if (isError)
            Console.SetError(writer);
        else
            Console.SetOut(writer);
        return new Placed(tap, writer);
    }

    private static void Remove(IOutputListener listener, Placed output, Placed error)
    {
        lock (Gate)
        {
            output.Tap.Remove(listener);
            error.Tap.Remove(listener);
            if (output.Tap.IsIdle && ReferenceEquals(Console.Out, output.Writer))
                Console.SetOut(output.Tap.Inner);
            if (error.Tap.IsIdle && ReferenceEquals(Console.Error, error.Writer))
                Console.SetError(error.Tap.Inner);
        }
    }

    private sealed record Placed(ConsoleTap Tap, TextWriter Writer);

    private sealed class Subscription(IOutputListener listener, Placed output, Placed error) : IDisposable
    {
        public void Dispose() => Remove(listener, output, error);
    }
}
