using System.Text.Json;
using Instrument.Http;
using Instrument.Http.GraphQl.Sweeps;
using Instrument.Settings;

namespace Instrument.Sweeps;

/// <summary>Makes sweeps at a server, and opens those that are there, by the settings of runs.</summary>
internal static class SweepConnection
{
    /// <summary>Makes a sweep.</summary>
    public static async Task<Sweep> CreateAsync(SweepSpace space, SweepOptions options, CancellationToken cancellation)
    {
        string config = SweepConfig.Write(options, space);
        (ServerSettings server, string? entity, string project) = Settle(options.RunOptions);
        WandbApi api = new(server, options.RunOptions.TimeProvider, options.RunOptions.Logger);
        try
        {
            UpsertSweepVariables variables = new()
            {
                Config = config,
                Description = options.Description,
                EntityName = entity,
                ProjectName = project,
                PriorRunsFilters = options.PriorRuns.Count == 0 ? null : PriorRuns(options.PriorRuns),
            };
            ApiResult<CreatedSweep> created = await api.Sweeps.CreateAsync(variables, cancellation).ConfigureAwait(false);
            if (!created.IsSuccess)
                throw new WandbException($"The sweep cannot be made: {created.Failure.Message}");
            foreach (string warning in created.Value.Warnings)
                LogMessages.SweepConfigWarning(options.RunOptions.Logger, warning);
            SweepPath path = new(created.Value.Entity ?? entity, created.Value.Project ?? project, created.Value.SweepId);
            return new Sweep(api, server.Address, path, created.Value.Warnings, options.RunOptions);
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }

    /// <summary>Opens a sweep.</summary>
    public static Sweep Open(string text, RunOptions options)
    {
        (ServerSettings server, string? entity, string project) = Settle(options);
        SweepPath path = SweepPath.Parse(text, entity, project);
        return new Sweep(new WandbApi(server, options.TimeProvider, options.Logger), server.Address, path, [], options);
    }

    /// <summary>The filter by which the server finds runs (docs/wire/sdk-surface.md §10.2).</summary>
    public static string PriorRuns(IEnumerable<string> runIds) =>
        $"{{\"$or\":[{string.Join(',', runIds.Select(id => $"{{\"name\":\"{JsonEncodedText.Encode(id)}\"}}"))}]}}";

    private static (ServerSettings Server, string? Entity, string Project) Settle(RunOptions options)
    {
        string current = Directory.GetCurrentDirectory();
        ServerSettings server = new ServerSettingsResolver(
            options.EnvironmentVariable, current, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Resolve(options);
        if (!server.HasCredentials)
            throw new WandbException($"No API key was found for {server.Address}, and a sweep is run by the server. Run 'instrument login', or set WANDB_API_KEY.");
        string project = options.Project ?? options.EnvironmentVariable("WANDB_PROJECT") ?? DefaultProject.Of(current);
        RunNames.CheckProject(project, new NameSource("RunOptions.Project", IsVariable: false));
        return (server, options.Entity ?? options.EnvironmentVariable("WANDB_ENTITY"), project);
    }
}
