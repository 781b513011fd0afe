namespace Instrument.Settings;

/// <summary>Where a value came from, so that an error can name it.</summary>
/// <param name="Name">The option or environment variable.</param>
/// <param name="IsVariable">Whether it is an environment variable.</param>
internal readonly record struct NameSource(string Name, bool IsVariable)
{
    /// <summary>The error for a value that breaks a rule.</summary>
    public Exception Error(string value, string rule) => IsVariable
        ? new WandbException($"The environment variable {Name} is '{value}': {rule}.")
        : new ArgumentException($"{Name} is '{value}': {rule}.");
}
