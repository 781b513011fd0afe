using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class ConsoleSettingsResolverTests
{
    [Theory]
    [InlineData(null, ConsoleMode.Wrap)]
    [InlineData("", ConsoleMode.Wrap)]
    [InlineData("auto", ConsoleMode.Wrap)]
    [InlineData("wrap", ConsoleMode.Wrap)]
    [InlineData("wrap_raw", ConsoleMode.Wrap)]
    [InlineData("wrap_emu", ConsoleMode.Wrap)]
    [InlineData("redirect", ConsoleMode.Wrap)]
    [InlineData("off", ConsoleMode.Off)]
    public void The_environment_says_whether_the_console_is_captured(string? text, ConsoleMode expected)
    {
        ConsoleSettings settings = Resolve(new RunOptions(), ("WANDB_CONSOLE", text)).Console;

        Assert.Equal(expected, settings.Mode);
        Assert.Equal((100L << 20, 256L << 10, null), (settings.MaxBytes, settings.MaxBytesPerSecond, settings.Parts));
    }

    [Fact]
    public void Code_wins_over_the_environment()
    {
        Assert.Equal(ConsoleMode.Off, Resolve(new RunOptions { Console = ConsoleMode.Off }, ("WANDB_CONSOLE", "wrap")).Console.Mode);
        Assert.Equal(ConsoleMode.Wrap, Resolve(new RunOptions { Console = ConsoleMode.Wrap }, ("WANDB_CONSOLE", "off")).Console.Mode);
    }

    [Fact]
    public void Redirection_is_answered_with_what_is_done_instead()
    {
        RunSettings settings = Resolve(new RunOptions(), ("WANDB_CONSOLE", "redirect"));

        Assert.Contains("what native code and other processes write is not captured", Assert.Single(settings.Findings).Message, StringComparison.Ordinal);
        Assert.Empty(Resolve(new RunOptions { Console = ConsoleMode.Wrap }, ("WANDB_CONSOLE", "redirect")).Findings);
        Assert.Empty(Resolve(new RunOptions(), ("WANDB_CONSOLE", "wrap")).Findings);
    }

    [Fact]
    public void Parts_come_from_code_or_the_environment_and_are_the_writers()
    {
        (string, string?)[] environment = [("WANDB_CONSOLE_MULTIPART", "true"), ("WANDB_CONSOLE_CHUNK_MAX_BYTES", "4096"), ("WANDB_CONSOLE_CHUNK_MAX_SECONDS", "60")];
        RunOptions code = new() { ConsoleOutput = new ConsoleOutputOptions { Multipart = true, PartBytes = 1, PartDuration = TimeSpan.FromSeconds(2.5) } };

        Assert.Equal(new ConsoleParts(4096, TimeSpan.FromMinutes(1)), Resolve(new RunOptions(), environment).Writer.Parts);
        Assert.Equal(new ConsoleParts(1, TimeSpan.FromSeconds(2.5)), Resolve(code, environment).Writer.Parts);
        Assert.Equal(new ConsoleParts(0, TimeSpan.Zero), Resolve(new RunOptions(), environment[0]).Writer.Parts);
        Assert.Null(Resolve(new RunOptions(), environment[1..]).Writer.Parts);
        Assert.Null(Resolve(new RunOptions { ConsoleOutput = new ConsoleOutputOptions { Multipart = false } }, environment).Writer.Parts);
    }

    [Fact]
    public void The_log_says_how_output_is_filed()
    {
        WriterSettings writer = Resolve(new RunOptions { ConsoleOutput = new ConsoleOutputOptions { Multipart = true, PartBytes = 5, PartDuration = TimeSpan.FromSeconds(1.5) } }).Writer;
        WriterSettings unlimited = writer with { Parts = new ConsoleParts(0, TimeSpan.Zero) };

        Assert.Equal(writer, WriterSettings.Of(new RunRecord { Writer = writer.ToRecord() }));
        Assert.Equal(unlimited, WriterSettings.Of(new RunRecord { Writer = unlimited.ToRecord() }));
    }

    [Theory]
    [InlineData("WANDB_CONSOLE", "sometimes")]
    [InlineData("WANDB_CONSOLE", "OFF")]
    [InlineData("WANDB_CONSOLE_CHUNK_MAX_BYTES", "-1")]
    [InlineData("WANDB_CONSOLE_CHUNK_MAX_BYTES", "1 MB")]
    [InlineData("WANDB_CONSOLE_CHUNK_MAX_SECONDS", "99999999999")]
    public void A_variable_that_makes_no_sense_is_named(string variable, string text)
    {
        WandbException exception = Assert.Throws<WandbException>(() => Resolve(new RunOptions(), ("WANDB_CONSOLE_MULTIPART", "true"), (variable, text)));

        Assert.Contains($"The environment variable {variable} is '{text}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_named()
    {
        ConsoleOutputOptions[] wrong =
        [
            new() { MaxBytes = 0 }, new() { MaxBytesPerSecond = -1 }, new() { PartBytes = -1 }, new() { PartDuration = TimeSpan.FromTicks(-1) },
        ];

        Assert.All(wrong, options => Assert.StartsWith("RunOptions.ConsoleOutput", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { ConsoleOutput = options })).Message, StringComparison.Ordinal));
        Assert.StartsWith("RunOptions.Console is 7", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { Console = (ConsoleMode)7 })).Message, StringComparison.Ordinal);
    }

    private static RunSettings Resolve(RunOptions options, params (string Name, string? Value)[] environment) =>
        new RunSettingsResolver(name => environment.FirstOrDefault(entry => entry.Name == name).Value, "/", _ => new ServerSettings()).Resolve(options);
}
