using System.Globalization;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Settings;
using Instrument.Tool.Server;

namespace Instrument.Tool.Diagnosis;

/// <summary>Looks at what the server says: that it is one, this machine's clock beside its own, and the account of the key.</summary>
internal sealed class AccountDoctor(ServerSettings settings, WandbApi api, TimeProvider time)
{
    // Signed addresses and tokens bear some minutes.
    private static readonly TimeSpan ClockWarning = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ClockFailure = TimeSpan.FromMinutes(5);

    /// <summary>Looks at it.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        List<Finding> findings = [];
        using WandbHttp http = new(settings, time);
        HttpAttempt attempt = await http.SendAsync(
            new HttpCall
            {
                Operation = "Viewer",
                Method = HttpMethod.Post,
                Target = settings.Address.GraphQl,
                Content = () => GraphQlClient.JsonContent(GraphQlClient.Body(ViewerQuery.Operation, NoVariables.Value)),
                Credentials = settings.ApiKey is { } key ? new ApiKeyCredentials(key) : null,
                Timeout = ServerAccess.Patience,
            },
            cancellation).ConfigureAwait(false);
        if (attempt.Answer is not { } answer)
        {
            findings.Add(Of("server", attempt.Failure!));
            return findings;
        }
        findings.Add(new Finding("server", Verdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{settings.Address} answers with status {answer.Status}")));
        findings.Add(Clock(answer.Date));
        if (!settings.HasCredentials)
            return findings;
        ApiResult<Viewer> viewer = await api.ViewerAsync(cancellation, ServerAccess.Patience).ConfigureAwait(false);
        findings.Add(viewer.IsSuccess
            ? new Finding("account", Verdict.Ok, $"{viewer.Value.Username}; runs go to {viewer.Value.Entity}; teams: {string.Join(", ", viewer.Value.Teams)}")
            : Of("account", viewer.Failure));
        return findings;
    }

    private Finding Clock(DateTimeOffset? server)
    {
        if (server is not { } date)
            return new Finding("clock", Verdict.Warn, "the server does not tell its time");
        TimeSpan off = time.GetUtcNow() - date;
        string text = string.Create(
            CultureInfo.InvariantCulture, $"this machine's clock is {off.Duration().TotalSeconds:0} s {(off > TimeSpan.Zero ? "ahead of" : "behind")} the server's");
        // The server's header has whole seconds, and the answer was some time on its way.
        return off.Duration() < ClockWarning ? new Finding("clock", Verdict.Ok, text)
            : new Finding("clock", off.Duration() < ClockFailure ? Verdict.Warn : Verdict.Fail, text, "Set the clock right, for example by switching time synchronization on.");
    }

    private static Finding Of(string name, ApiFailure failure) => new(name, Verdict.Fail, failure.Message) { Code = ExitCode.Of(failure.Kind) };
}
