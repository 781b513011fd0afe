using System.CommandLine;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Settings;
using Instrument.Tool.Json;
using Instrument.Tool.Login;
using Instrument.Tool.Server;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument login</c>: verifies an API key and keeps it in the netrc file.</summary>
internal sealed class LoginCommand(ToolHost host)
{
    private readonly Option<bool> _keyStdin = new("--key-stdin") { Description = "Read the key from standard input." };
    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Keep the key without asking the server whether it is one." };
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl("--host");
    private readonly Option<bool> _json = SharedOptions.Json();

    // Both exist to say why they do not, instead of an error that repeats the key.
    private readonly Argument<string[]> _keyArgument = new("key") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
    private readonly Option<string?> _keyOption = new("--key", "-k") { Hidden = true };

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("login", "Verify an API key and keep it for later. The key comes from a prompt, --key-stdin or WANDB_API_KEY; it is never shown.")
        {
            _keyStdin, _noVerify, _baseUrl, _json, _keyArgument, _keyOption,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_keyArgument) is { Length: > 0 } || parsed.GetValue(_keyOption) is not null)
        {
            throw new ToolException(
                ExitCode.Usage,
                "the key is no argument, because the list of processes and the shell's history would keep it. Use the prompt, --key-stdin or WANDB_API_KEY.");
        }
        ServerAccess access = new(host);
        string? baseUrl = parsed.GetValue(_baseUrl);
        // With a key at hand the stored one is not read: it may be the broken one that is to be replaced.
        ServerAddress address = access.Resolve(baseUrl, Placeholder).Address;
        ApiKey key = new KeySource(host).Take(parsed.GetValue(_keyStdin), address.AuthorizePage, out string source);
        ServerSettings settings = access.Resolve(baseUrl, key) with { ApiKeySource = source };
        Viewer? viewer = null;
        if (!parsed.GetValue(_noVerify))
        {
            using WandbApi api = access.Connect(settings);
            viewer = await ServerAccess.ViewerAsync(api, ServerAccess.Patience, cancellation).ConfigureAwait(false);
        }
        string netrc = access.Paths.Netrc;
        new NetrcFile(netrc).Write(address.NetrcMachine, key);
        string? settingsFile = baseUrl is null ? null : Remember(access.Paths, address);
        LoginReport report = new(address.Text, viewer?.Username, viewer?.Entity, viewer?.Teams ?? [], netrc, settingsFile);
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.LoginReport));
        else
            Write(report);
        return ExitCode.Ok;
    }

    // As the official client's `login --host` does it: the user's file names the server, the workspace's file no other one.
    private static string Remember(SettingsPaths paths, ServerAddress address)
    {
        bool isDefault = address.Text == ServerAddress.Default.Text;
        new SettingsFileWriter(paths.GlobalSettings).Write("base_url", isDefault ? null : address.Text);
        new SettingsFileWriter(paths.WorkspaceSettings).Write("base_url", null);
        return paths.GlobalSettings;
    }

    private static ApiKey Placeholder => ApiKey.TryParse(new string('0', ApiKey.MinSecretLength), out ApiKey? key, out string? rule)
        ? key
        : throw new InvalidOperationException(rule);

    private void Write(LoginReport report)
    {
        host.Output.WriteLine(report.Username is null
            ? $"The key for {report.Server} was not verified. It is in {report.Netrc}."
            : $"Logged in at {report.Server} as {report.Username}; runs go to {report.Entity} unless they name another entity. The key is in {report.Netrc}.");
        if (host.Variable("WANDB_BASE_URL") is { Length: > 0 } variable && variable.TrimEnd('/') != report.Server)
            host.Output.WriteLine($"WANDB_BASE_URL is {Redaction.Text(variable)}, which programs and later commands use instead of this server; remove it.");
        else if (report.Settings is { } file)
            host.Output.WriteLine($"Programs and later commands use this server, by {file}.");
    }
}
