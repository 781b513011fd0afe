using Instrument.Settings;

namespace Instrument.Sweeps;

/// <summary>
/// Chooses between the names that code gives and those of the environment: code comes first, but in a trial of a sweep the agent has settled
/// project, entity and run (docs/wire/sdk-surface.md §1.4).
/// </summary>
internal sealed class TrialNames(Func<string, string?> environment, bool isTrial)
{
    private readonly List<SettingFinding> _findings = [];

    /// <summary>What of the code is ignored.</summary>
    public IReadOnlyList<SettingFinding> Findings => _findings;

    /// <summary>The name that counts.</summary>
    /// <param name="option">What code gives.</param>
    /// <param name="optionName">The option, for messages.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="source">Where the name comes from.</param>
    public string? Choose(string? option, string optionName, string variable, out NameSource source)
    {
        string? settled = environment(variable);
        bool isOption = option is not null && (settled is null || !isTrial);
        source = isOption ? new NameSource(optionName, IsVariable: false) : new NameSource(variable, IsVariable: true);
        if (!isOption && option is not null && option != settled)
            _findings.Add(new SettingFinding($"{optionName} is '{option}', which is ignored: in a trial of a sweep it is '{settled}'."));
        return isOption ? option : settled;
    }
}
