using Microsoft.Extensions.Configuration;

namespace Instrument.Hosting.Options;

/// <summary>Puts the values of a section of the configuration into the options.</summary>
internal static class WandbHostOptionsBinder
{
    /// <summary>The key that <c>AddWandb&lt;TConfig&gt;</c> reads.</summary>
    public const string ConfigKey = "Config";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);

    /// <summary>Reads all options; what is wrong is left to the validation.</summary>
    public static void Bind(IConfigurationSection section, WandbHostOptions options)
    {
        OptionReader reader = new(section, options.Faults);
        reader.Text(nameof(options.Project), text => options.Project = text);
        reader.Text(nameof(options.Entity), text => options.Entity = text);
        reader.Text(nameof(options.RunId), text => options.RunId = text);
        reader.Text(nameof(options.Name), text => options.Name = text);
        reader.Text(nameof(options.Notes), text => options.Notes = text);
        reader.List(nameof(options.Tags), items => options.Tags = items);
        reader.Text(nameof(options.Group), text => options.Group = text);
        reader.Text(nameof(options.JobType), text => options.JobType = text);
        reader.Text(nameof(options.Directory), text => options.Directory = text);
        reader.Address(nameof(options.BaseUrl), address => options.BaseUrl = address);
        reader.Text(nameof(options.ApiKey), text => options.ApiKey = text);
        reader.Name<RunMode>(nameof(options.Mode), mode => options.Mode = mode);
        reader.Name<RunResume>(nameof(options.Resume), resume => options.Resume = resume);
        reader.Time(nameof(options.StallTimeout), TimeSpan.Zero, time => options.StallTimeout = time);
        reader.Time(nameof(options.Durability), TimeSpan.Zero, time => options.Durability = time);
        reader.Time(nameof(options.SystemMetricsInterval), TimeSpan.Zero, time => options.SystemMetricsInterval = time);
        reader.Name<ConsoleMode>(nameof(options.Console), mode => options.Console = mode);
        reader.Flag(nameof(options.Quiet), flag => options.Quiet = flag);
        reader.Name<StepPolicy>(nameof(options.StepPolicy), policy => options.StepPolicy = policy);
        reader.Flag(nameof(options.PreemptOnTermination), flag => options.PreemptOnTermination = flag);
        reader.Flag(nameof(options.StopWithRun), flag => options.StopWithRun = flag);
        reader.List(nameof(options.Meters), items => options.Meters = items);
        reader.Time(nameof(options.MeterInterval), Shortest, time => options.MeterInterval = time);
        reader.List(nameof(options.ActivitySources), items => options.ActivitySources = items);
        reader.Skip(ConfigKey);
        reader.End();
    }
}
