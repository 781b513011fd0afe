using System.CommandLine;
using Instrument.Tool.Diagnosis;
using Instrument.Tool.Json;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument doctor</c>: names the cause when runs do not arrive.</summary>
internal sealed class DoctorCommand(ToolHost host)
{
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("doctor", "Examine network, key, clock, disk and permissions, and name the cause of trouble.") { _baseUrl, _json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        DoctorReport report = await new Doctor(host).RunAsync(parsed.GetValue(_baseUrl), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.DoctorReport));
        else
            DoctorView.Write(host.Output, report);
        return report.ExitCode;
    }
}
