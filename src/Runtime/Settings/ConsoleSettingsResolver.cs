using System.Globalization;

namespace Instrument.Settings;

/// <summary>Decides how console output is captured: code before environment before defaults (docs/wire/sdk-surface.md §5). Pure but for the given lookup.</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="flag">Reads a variable that says yes or no, with its default.</param>
internal sealed class ConsoleSettingsResolver(Func<string, string?> environment, Func<string, bool, bool> flag)
{
    private const string Native =
        "The environment variable WANDB_CONSOLE is 'redirect', but what native code and other processes write is not captured: what goes through Console.Out and Console.Error is";

    // Beyond any run; a time span holds more seconds than this.
    private const long MostSeconds = int.MaxValue;

    /// <summary>Settles it.</summary>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public ConsoleSettings Resolve(RunOptions options)
    {
        SettingFinding? finding = null;
        ConsoleMode mode = options.Console ?? ModeFromEnvironment(out finding);
        if (!Enum.IsDefined(mode))
            throw new ArgumentException($"RunOptions.Console is {(int)mode}, which is no ConsoleMode; use Off or Wrap.");
        ConsoleOutputOptions output = options.ConsoleOutput;
        Require(output.MaxBytes > 0 && output.MaxBytesPerSecond > 0, "MaxBytes and MaxBytesPerSecond are above 0; use ConsoleMode.Off to keep no output");
        Require(output.PartBytes is null or >= 0, "PartBytes is not negative");
        Require(output.PartDuration is null || output.PartDuration >= TimeSpan.Zero, "PartDuration is not negative");
        return new ConsoleSettings(mode, output.MaxBytes, output.MaxBytesPerSecond, Parts(output), finding);
    }

    private ConsoleMode ModeFromEnvironment(out SettingFinding? finding)
    {
        string? text = environment("WANDB_CONSOLE");
        finding = text == "redirect" ? new SettingFinding(Native) : null;
        return text switch
        {
            "off" => ConsoleMode.Off,
            null or "" or "auto" or "wrap" or "wrap_raw" or "wrap_emu" or "redirect" => ConsoleMode.Wrap,
            _ => throw new WandbException(
                $"The environment variable WANDB_CONSOLE is '{text}', which is no way to capture the console; set it to 'auto', 'wrap' or 'off', or remove it."),
        };
    }

    private ConsoleParts? Parts(ConsoleOutputOptions output)
    {
        if (!(output.Multipart ?? flag("WANDB_CONSOLE_MULTIPART", false)))
            return null;
        return new ConsoleParts(
            output.PartBytes ?? Number("WANDB_CONSOLE_CHUNK_MAX_BYTES", long.MaxValue),
            output.PartDuration ?? TimeSpan.FromSeconds(Number("WANDB_CONSOLE_CHUNK_MAX_SECONDS", MostSeconds)));
    }

    private long Number(string variable, long most)
    {
        if (environment(variable) is not { Length: > 0 } text)
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= most
            ? number
            : throw new WandbException($"The environment variable {variable} is '{text}'; write a whole number, or 0 for no limit.");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new ArgumentException($"RunOptions.ConsoleOutput breaks a rule: {rule}.");
    }
}
