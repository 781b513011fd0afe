using System.Globalization;
using System.Text.Json.Nodes;
using Instrument.Yaml;

namespace Instrument.Tool.Sweeps;

/// <summary>What an agent starts for each trial.</summary>
/// <param name="Command">The words, with macros.</param>
/// <param name="Program">The program that the sweep names; <see langword="null"/> for none.</param>
/// <param name="Directory">The directory that holds <c>wandb/</c>.</param>
/// <param name="BaseUrl">The server.</param>
/// <param name="KillDelay">How long a process has to end after it was asked to.</param>
internal sealed record AgentProgram(IReadOnlyList<string> Command, string? Program, string Directory, string BaseUrl, TimeSpan KillDelay)
{
    private const int DefaultKillDelay = 30;

    /// <summary>What the config of a sweep says.</summary>
    /// <param name="config">The YAML of the config.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="baseUrl">The server.</param>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public static AgentProgram Of(string config, ToolHost host, string baseUrl)
    {
        JsonObject? tree = null;
        try
        {
            tree = YamlReader.Read(config) as JsonObject;
        }
        catch (YamlException exception)
        {
            // Others may have written the config, in YAML of another kind; commands of the server name the program as well.
            host.Error.WriteLine($"the sweep's config cannot be read ({exception.Message}), so its 'command' is not known");
        }
        string[] command = tree?["command"] is JsonArray { Count: > 0 } words ? [.. words.Select(word => word?.ToString() ?? "")] : [.. TrialCommandLine.Default];
        return new AgentProgram(
            command, tree?["program"]?.ToString(), host.Full(host.Variable("WANDB_DIR") is { Length: > 0 } directory ? directory : "."), baseUrl, KillDelayOf(host));
    }

    private static TimeSpan KillDelayOf(ToolHost host)
    {
        const string Variable = "WANDB_AGENT_KILL_DELAY";
        if (host.Variable(Variable) is not { Length: > 0 } text)
            return TimeSpan.FromSeconds(DefaultKillDelay);
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < int.MaxValue / 1000
            ? TimeSpan.FromSeconds(seconds)
            : throw new WandbException($"The environment variable {Variable} is '{text}'; write seconds.");
    }
}
