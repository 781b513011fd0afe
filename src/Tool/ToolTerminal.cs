#pragma warning disable RS0030 // The one place of the tool that touches the process' own streams.
using System.Text;
using Instrument.Terminal;

namespace Instrument.Tool;

/// <summary>The surroundings of the installed tool: the process and its terminal.</summary>
internal static class ToolTerminal
{
    /// <summary>The surroundings.</summary>
    public static ToolHost Host() => new()
    {
        Variable = Environment.GetEnvironmentVariable,
        CurrentDirectory = Directory.GetCurrentDirectory(),
        HomeDirectory = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Input = Console.In,
        Output = Console.Out,
        Error = Console.Error,
        ReadSecret = Console.IsInputRedirected ? null : ReadSecret,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        CanShowBlocks = ConsoleLine.CanShowBlocks,
    };

    private static string ReadSecret()
    {
        StringBuilder text = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                return text.ToString();
            if (key.Key == ConsoleKey.Backspace && text.Length > 0)
                text.Length--;
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        }
    }
}
