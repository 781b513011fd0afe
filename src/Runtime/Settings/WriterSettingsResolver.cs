namespace Instrument.Settings;

/// <summary>Decides who writes a run: code before environment before defaults (docs/wire/online.md §6). Pure but for the given lookup and the random ids.</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="flag">Reads a variable that says yes or no, with its default.</param>
internal sealed class WriterSettingsResolver(Func<string, string?> environment, Func<string, bool, bool> flag)
{
    // As long as the official client's.
    private const int LabelSuffixLength = 8;

    /// <summary>Settles it.</summary>
    /// <param name="options">What the program says.</param>
    /// <param name="isShared">Whether several processes write the run; also where it can only be sent later.</param>
    /// <param name="host">Name of the machine.</param>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public WriterSettings Resolve(RunOptions options, bool isShared, string? host)
    {
        string? label = options.WriterLabel ?? environment("WANDB_X_LABEL") switch { null or "" => null, var given => given };
        if (label is not null)
            RunNames.CheckLabel(label, options.WriterLabel is null ? new NameSource("WANDB_X_LABEL", IsVariable: true) : new NameSource("RunOptions.WriterLabel", IsVariable: false));
        string id = RunNames.NewWriterId();
        bool isPrimary = options.IsPrimaryWriter ?? flag("WANDB_X_PRIMARY", true);
        return new WriterSettings
        {
            Id = id,
            Label = label ?? (isShared ? DefaultLabel(host, id) : null),
            IsShared = isShared,
            IsPrimary = isPrimary,
            // A writer among others does not end their run unless somebody says so.
            EndsRun = options.EndsRun ?? flag("WANDB_X_UPDATE_FINISH_STATE", isPrimary),
        };
    }

    private static string DefaultLabel(string? host, string id) =>
        string.IsNullOrEmpty(host) ? id[..LabelSuffixLength] : $"{host}-{id[..LabelSuffixLength]}";
}
