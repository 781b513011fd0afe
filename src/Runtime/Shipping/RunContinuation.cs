using System.Text.Json;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Pipeline;
using Instrument.Settings;
using Instrument.Tables;

namespace Instrument.Shipping;

/// <summary>
/// Settles where a run goes on, before its first row: asks the server what it has of the run, and looks for logs of the run on this disk that
/// the server does not have yet (docs/wire/online.md §2.6, §2.7).
/// </summary>
internal sealed class RunContinuation(WandbApi api, RunOptions options)
{
    /// <summary>Settles it.</summary>
    /// <param name="settings">The run's settings; its server is set.</param>
    /// <param name="earlierLogs">Logs of the same run on this disk.</param>
    /// <returns>The settings of the run that goes on, or of the new one.</returns>
    /// <exception cref="WandbException">The server's answer, or that there is none, excludes what was asked for.</exception>
    public async Task<RunSettings> SettleAsync(RunSettings settings, IReadOnlyList<string> earlierLogs)
    {
        if (settings.ForkFrom is { } fork)
            return settings with { StartingStep = fork.Step + 1 };
        RunPath run = new(settings.Entity ?? "", settings.Project, settings.RunId);
        if (settings.ResumeFrom is { } back)
            return await RewindAsync(settings, run, back).ConfigureAwait(false);
        ApiResult<ResumeStatus> asked = await api.ResumeStatusAsync(run, CancellationToken.None, options.InitTimeout ?? settings.Server!.InitTimeout).ConfigureAwait(false);
        if (!asked.IsSuccess && (asked.Failure.IsFinal || settings.Resume is RunResume.Must or RunResume.Never))
            throw new WandbException($"Whether the run '{settings.RunId}' exists is not known, because the server gave no answer: {asked.Failure.Message}");
        if (!asked.IsSuccess)
            return Continue(settings with { IsResumePending = true }, ResumeStatus.None, earlierLogs);
        ResumeStatus status = asked.Value;
        bool exists = status.Exists || earlierLogs.Count != 0;
        if (settings.Resume == RunResume.Never && exists)
            throw new WandbException($"The run '{settings.RunId}' exists already in project '{settings.Project}', and RunOptions.Resume is Never. Give another RunId, or resume with RunResume.Allow.");
        if (settings.Resume == RunResume.Must && !exists)
            throw new WandbException($"There is no run '{settings.RunId}' in project '{settings.Project}' to resume, and RunOptions.Resume is Must. Check the RunId, or use RunResume.Allow to start it if it is missing.");
        return exists ? Continue(settings, status, earlierLogs) : settings;
    }

    private async Task<RunSettings> RewindAsync(RunSettings settings, RunPath run, RunMoment back)
    {
        ApiResult<ServerRun> rewound = await api.RewindAsync(run, back.Step, CancellationToken.None, options.InitTimeout ?? settings.Server!.InitTimeout).ConfigureAwait(false);
        return rewound.IsSuccess
            ? settings with { StartingStep = back.Step + 1, Entity = rewound.Value.Path.Entity, Project = rewound.Value.Path.Project }
            : throw new WandbException($"The run '{back.RunId}' cannot be taken back to step {back.Step}: {rewound.Failure.Message}");
    }

    private static RunSettings Continue(RunSettings settings, ResumeStatus status, IReadOnlyList<string> earlierLogs)
    {
        long next = 0;
        double elapsed = 0;
        TableContinuation tables = new();
        tables.Add(status.SummaryMetrics);
        foreach (string line in Lines(status.HistoryTail).TakeLast(1).Append(status.SummaryMetrics ?? ""))
        {
            next = Math.Max(next, (long)(LineNumber.Find(line, "_step") ?? -1) + 1);
            elapsed = Math.Max(elapsed, LineNumber.Find(line, "_runtime") ?? 0);
        }
        foreach (string line in Lines(status.EventsTail).TakeLast(1))
            elapsed = Math.Max(elapsed, LineNumber.Find(line, "_runtime") ?? 0);
        foreach (string log in earlierLogs)
        {
            MetricTable metrics = new();
            LogState state = LogState.Read(log, long.MaxValue, metrics);
            next = Math.Max(next, state.NextStep);
            tables.Add(metrics);
            elapsed = Math.Max(elapsed, metrics.Runtime.HasValue ? metrics.Runtime.LastNumber : 0);
        }
        return settings with
        {
            IsResumed = true,
            StartingStep = next,
            Increments = tables.Next,
            Elapsed = TimeSpan.FromSeconds(Math.Floor(elapsed)),
            Tags = settings.Tags.Count != 0 ? settings.Tags : status.Tags,
            Notes = settings.Notes ?? status.Notes,
        };
    }

    private static List<string> Lines(string? tail)
    {
        if (tail is null)
            return [];
        try
        {
            using JsonDocument lines = JsonDocument.Parse(tail);
            return lines.RootElement.ValueKind == JsonValueKind.Array
                ? [.. lines.RootElement.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
