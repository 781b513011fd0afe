using System.CommandLine;
using System.CommandLine.Help;
using Instrument.Settings;
using Instrument.Tool.Commands;

namespace Instrument.Tool;

/// <summary>The command <c>instrument</c>: reads the command line, runs one command, and turns what goes wrong into a line and an exit code.</summary>
internal static class ToolProgram
{
    private const string Name = "instrument";

    // Ctrl-C: the shipper notes what the server has accepted, and the account is printed.
    private static readonly TimeSpan PatienceWithEnd = TimeSpan.FromSeconds(15);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="host">What surrounds the tool.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, ToolHost host, CancellationToken cancellationToken)
    {
        ParseResult parsed = Create(host).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await WriteErrorAsync(host, WithoutKeys(string.Join(' ', parsed.Errors.Select(error => error.Message)), args)
                + $" See '{(parsed.CommandResult.Command.Name is var name and not Name ? $"{Name} {name}" : Name)} --help'.").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        try
        {
            InvocationConfiguration configuration = new()
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = PatienceWithEnd,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException exception)
        {
            await WriteErrorAsync(host, exception.Message).ConfigureAwait(false);
            return exception.Code;
        }
        catch (OperationCanceledException)
        {
            await WriteErrorAsync(host, "stopped.").ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is WandbException or IOException or UnauthorizedAccessException)
        {
            await WriteErrorAsync(host, exception.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    // No RootCommand: that one is named after the assembly, and help has to show the name that people type.
    private static Command Create(ToolHost host)
    {
        Command root = new(Name, $"Weights & Biases runs of this machine: sends them, checks them, shows them. {ExitCode.Table}")
        {
            new HelpOption(),
            new VersionOption(),
        };
        root.Subcommands.Add(new LoginCommand(host).Create());
        root.Subcommands.Add(new SyncCommand(host).Create());
        root.Subcommands.Add(new StatusCommand(host).Create());
        root.Subcommands.Add(new VerifyCommand(host).Create());
        root.Subcommands.Add(new RunsCommand(host).Create());
        root.Subcommands.Add(new ShowCommand(host).Create());
        root.Subcommands.Add(new ExportCommand(host).Create());
        root.Subcommands.Add(new ArtifactCommand(host).Create());
        root.Subcommands.Add(new SweepCommand(host).Create());
        root.Subcommands.Add(new AgentCommand(host).Create());
        root.Subcommands.Add(new DoctorCommand(host).Create());
        return root;
    }

    private static Task WriteErrorAsync(ToolHost host, string message) =>
        host.Error.WriteLineAsync($"{Name}: " + message.ReplaceLineEndings(" "));

    // Whoever gives a key where none belongs must not find it in a log of errors.
    private static string WithoutKeys(string message, string[] args)
    {
        foreach (string part in args.SelectMany(arg => arg.Split('=')))
        {
            if (ApiKey.TryParse(part, out ApiKey? key, out _))
                message = key.RemoveFrom(message);
        }
        return message;
    }
}
