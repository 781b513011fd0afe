using System.CommandLine;
using System.Text;
using Instrument.Reading;
using Instrument.Tool.Export;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument export</c>: a run's rows as CSV or JSON.</summary>
internal sealed class ExportCommand(ToolHost host)
{
    private readonly Argument<string> _target = SharedOptions.Run();

    private readonly Option<string> _format = new Option<string>("--format", "-f")
    {
        DefaultValueFactory = _ => "csv",
        Description = "The format of the rows.",
    }.AcceptOnlyFromAmong("csv", "json");

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write. Default: standard output." };

    private readonly Option<string[]> _keys = new("--keys")
    {
        AllowMultipleArgumentsPerToken = true,
        Description = "Only these keys, and only rows that have one of them.",
    };

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("export", "Write a run's rows as CSV or JSON.") { _target, _format, _output, _keys };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        RunInspector inspector = new(host);
        List<RunReader> logs = [];
        try
        {
            foreach (LocalRun run in new RunFinder(host).Find(parsed.GetRequiredValue(_target)))
                logs.Add(inspector.Open(run));
            string[] wanted = parsed.GetValue(_keys) ?? [];
            IReadOnlyList<string> columns = ExportService.Columns(logs, wanted);
            if (parsed.GetValue(_output) is not { } path)
            {
                Write(host.Output);
                return ExitCode.Ok;
            }
            using StreamWriter file = new(host.Full(path), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Write(file);
            return ExitCode.Ok;

            void Write(TextWriter output)
            {
                IRowExporter exporter = parsed.GetValue(_format) == "json" ? new JsonExporter(output, columns) : new CsvExporter(output, columns);
                ExportService.Write(logs, wanted, exporter, cancellation);
            }
        }
        finally
        {
            foreach (RunReader log in logs)
                log.Dispose();
        }
    }
}
