using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Settings;
using Microsoft.Extensions.Logging;

namespace Instrument.Sweeps;

/// <summary>The config of a run that starts: what the program gives, with the values of the sweep that the run is a trial of.</summary>
/// <param name="given">The program's config; <see langword="null"/> for none.</param>
internal sealed class StartingConfig(IWandbConfig? given)
{
    /// <summary>Whether somebody takes <see cref="Actual"/>, so that the program works with the sweep's values.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Whether a value without a place in the config is a mistake.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The config with the sweep's values; the given one for a run that is no trial.</summary>
    public IWandbConfig? Actual { get; private set; } = given;

    /// <summary>The items of the run's config.</summary>
    /// <exception cref="WandbException">A value of the sweep does not fit the config.</exception>
    public IReadOnlyList<ConfigItem> Items(TrialSettings? trial, ILogger logger)
    {
        if (trial is null)
            return Actual is null ? [] : ConfigItems.Of(Actual);
        List<ConfigItem> items = Actual is null ? [] : Fill(Actual, trial, logger);
        // What the config has no member for is a value of the run all the same: the program may read it there.
        HashSet<string> known = [.. items.Select(item => item.Key)];
        foreach ((string key, string json) in trial.Values.All)
        {
            if (!known.Contains(key))
                items.Add(new ConfigItem { Key = key, ValueJson = json });
        }
        return items;
    }

    private List<ConfigItem> Fill(IWandbConfig config, TrialSettings trial, ILogger logger)
    {
        bool isRead = WandbConfig.TryRead(trial.Values.ToJson(), config, out IWandbConfig filled, out IReadOnlyList<ConfigReadError> errors);
        if (!isRead || (IsStrict && errors.Count > 0))
            throw new WandbException(Describe(config, trial, errors.Where(error => IsStrict || error.IsFatal)));
        foreach (ConfigReadError error in errors)
            LogMessages.SweepValueWithoutMember(logger, trial.SweepId, error.ToString());
        List<ConfigItem> items = ConfigItems.Of(filled);
        if (!IsTaken && !items.SequenceEqual(ConfigItems.Of(config)))
            LogMessages.SweepValuesNotTaken(logger, trial.SweepId);
        Actual = filled;
        return items;
    }

    private static string Describe(IWandbConfig config, TrialSettings trial, IEnumerable<ConfigReadError> errors)
    {
        StringBuilder text = new($"The values of the sweep '{trial.SweepId}' do not fit the config {config.GetType().Name}: ");
        text.AppendJoin("; ", errors);
        return text.Append(". Change the sweep's parameters, or the members of the config.").ToString();
    }
}
