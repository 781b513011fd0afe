#pragma warning disable RS0030 // The one place that may speak: banner and summary of a run.
using System.Text;
using Instrument.ConsoleCapture;

namespace Instrument.Terminal;

/// <summary>Writes the lines of a run's banner and summary to standard error, so that a program's own output stays clean.</summary>
internal static class ConsoleLine
{
    private const string Prefix = "instrument: ";

    /// <summary>Whether block characters come out right: the code page is one of Unicode's.</summary>
    public static bool CanShowBlocks => Console.OutputEncoding.CodePage is 65001 or 1200 or 1201 or 12000;

    /// <summary>Writes lines. A closed or full standard error must not hurt the program.</summary>
    public static void Write(IEnumerable<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines)
            text.Append(Prefix).Append(line).Append('\n');
        // As with the official client, what it says of the run is no part of the run's output.
        using CapturePause pause = CapturePause.Begin();
        try
        {
            Console.Error.Write(text.ToString());
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody is there to read it; the receipt has all figures.
        }
    }
}
