using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Options;

/// <summary>Tells what is wrong with the options when the host starts: what the configuration has, and what code has set.</summary>
internal sealed class WandbHostOptionsValidation : IValidateOptions<WandbHostOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WandbHostOptions options)
    {
        List<string> faults = [.. options.Faults];
        if (options.MeterInterval < Shortest)
            faults.Add($"{Key(nameof(options.MeterInterval))} is {options.MeterInterval}; use 0.1 seconds or more.");
        AddPatternFaults(faults, nameof(options.Meters), options.Meters);
        AddPatternFaults(faults, nameof(options.ActivitySources), options.ActivitySources);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>The full key of an option.</summary>
    public static string Key(string option) => $"{WandbHostOptions.SectionName}:{option}";

    private static void AddPatternFaults(List<string> faults, string option, IList<string> patterns)
    {
        foreach (string pattern in patterns)
        {
            if (string.IsNullOrEmpty(pattern))
                faults.Add($"{Key(option)} has an empty item; remove it.");
            else if (pattern.IndexOf('*', StringComparison.Ordinal) is >= 0 and int star && star != pattern.Length - 1)
                faults.Add($"{Key(option)} has the item '{pattern}' with '*' in another place than its end; use a name, or the beginning of names followed by '*'.");
        }
    }
}
