using System.Globalization;
using CharModel.Tracking;

namespace CharModel;

/// <summary>The options of the program.</summary>
internal sealed record CommandLine
{
    private const int MaxSteps = 1_000_000;
    private static readonly TrainConfig Defaults = new();

    /// <summary>What <c>--help</c> prints.</summary>
    public static readonly string HelpText = $"""
        Trains a small character model and tracks the run with Instrument.

        Usage: dotnet run --project samples/CharModel -- [options]

          --text <path>   the file or folder (*.md, *.cs, *.txt) to learn from; default: this repository's docs and source
          --steps <n>     training steps, 1 to {MaxSteps}; default: {Defaults.Steps}
          --seed <n>      seed of all random choices, 0 to {int.MaxValue}; default: {Defaults.RandomSeed}
          --help          shows this text
        """;

    /// <summary>The file or folder to learn from; by default this repository.</summary>
    public string? TextPath { get; private init; }

    /// <summary>Training steps.</summary>
    public int Steps { get; private init; } = Defaults.Steps;

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; private init; } = Defaults.RandomSeed;

    /// <summary>Whether to explain the options and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">An option is unknown, or its value is missing or out of range.</exception>
    public static CommandLine Parse(ReadOnlySpan<string> args)
    {
        var options = new CommandLine();
        for (int i = 0; i < args.Length; i++)
        {
            string[] parts = args[i].Split('=', 2);
            if (parts is ["--help" or "-h"])
                options = options with { Help = true };
            else if (parts[0] is not ("--text" or "--steps" or "--seed"))
                throw new UsageException($"'{args[i]}' is not an option; the options are --text, --steps, --seed and --help.");
            else if (parts.Length == 2)
                options = options.With(parts[0], parts[1]);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                options = options.With(parts[0], args[++i]);
            else
                throw new UsageException($"{parts[0]} needs a value; write it after the option, as --help shows.");
        }
        return options;
    }

    private CommandLine With(string option, string value) => option switch
    {
        "--steps" => this with { Steps = Number(option, value, 1, MaxSteps, Defaults.Steps) },
        "--seed" => this with { Seed = Number(option, value, 0, int.MaxValue, Defaults.RandomSeed) },
        _ when value.Length == 0 => throw new UsageException(
            "--text must name a file or a folder, but is empty; leave it out to use this repository's text."),
        _ => this with { TextPath = value },
    };

    private static int Number(string option, string value, int min, int max, int example) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new UsageException(
                $"{option} must be a whole number from {min} to {max}, but is '{value}'; for example {option} {example}.");
}
