using Instrument.Http;
using Instrument.Settings;
using Instrument.Tool.Server;

namespace Instrument.Tool.Diagnosis;

/// <summary>Examines everything that sending a run needs.</summary>
internal sealed class Doctor(ToolHost host)
{
    private readonly ServerAccess _access = new(host);

    /// <summary>Examines it.</summary>
    /// <param name="baseUrl">The server that was named on the command line.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<DoctorReport> RunAsync(string? baseUrl, CancellationToken cancellation)
    {
        List<Finding> findings = [];
        if (Settings(baseUrl, findings) is { } settings)
        {
            IReadOnlyList<Finding> connection = await new ConnectionDoctor(settings, host.Time).RunAsync(cancellation).ConfigureAwait(false);
            findings.AddRange(connection);
            if (!connection.Any(finding => finding.Verdict == Verdict.Fail))
            {
                using WandbApi api = _access.Connect(settings);
                findings.AddRange(await new AccountDoctor(settings, api, host.Time).RunAsync(cancellation).ConfigureAwait(false));
            }
        }
        findings.AddRange(new DiskDoctor(host, _access.Paths).Run());
        return new DoctorReport(findings);
    }

    private ServerSettings? Settings(string? baseUrl, List<Finding> findings)
    {
        try
        {
            ServerSettings settings = _access.Resolve(baseUrl);
            findings.Add(new Finding("settings", Verdict.Ok, $"the server is {settings.Address}"));
            foreach (SettingFinding finding in settings.Findings)
                findings.Add(new Finding("settings", Verdict.Warn, finding.Message));
            findings.Add(settings.HasCredentials
                ? new Finding("key", Verdict.Ok, settings.ApiKeySource ?? settings.IdentityTokenFile!)
                : new Finding("key", Verdict.Fail, "no API key was found", $"Get one at {settings.Address.AuthorizePage} and run 'instrument login'.")
                {
                    Code = ExitCode.NoPermission,
                });
            return settings;
        }
        catch (WandbException exception)
        {
            findings.Add(new Finding("settings", Verdict.Fail, exception.Message) { Code = ExitCode.NoPermission });
            return null;
        }
    }
}
