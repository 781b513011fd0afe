using Spectre.Console;

namespace Instrument.Tool;

/// <summary>What surrounds the tool: environment, directories, streams and clock. Tests bring their own.</summary>
internal sealed record ToolHost
{
    // Where nobody looks at a screen, a table need not be folded.
    private const int RedirectedWidth = 240;

    /// <summary>Value of an environment variable, or <see langword="null"/>.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The directory that relative paths start at.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>The user's home.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Standard output: results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads a line from the keyboard without showing it; <see langword="null"/> where there is no keyboard.</summary>
    public Func<string>? ReadSecret { get; init; }

    /// <summary>Whether results go to a screen.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether progress goes to a screen.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether block characters come out right.</summary>
    public bool CanShowBlocks { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A console for results.</summary>
    public IAnsiConsole ResultConsole() => Console(Output, IsOutputTerminal);

    /// <summary>A console for progress.</summary>
    public IAnsiConsole ProgressConsole() => Console(Error, IsErrorTerminal);

    /// <summary>Full form of a path that a user wrote.</summary>
    public string Full(string path) => Path.GetFullPath(path, CurrentDirectory);

    private static IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = RedirectedWidth;
        return console;
    }
}
