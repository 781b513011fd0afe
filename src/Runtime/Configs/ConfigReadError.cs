namespace Instrument;

/// <summary>What was wrong with one value when a config was read from JSON.</summary>
/// <param name="Path">Where the value is, for example <c>optimizer.beta1</c> or <c>layers[2].size</c>; empty for the whole.</param>
/// <param name="Kind">What was wrong.</param>
/// <param name="Message">The same as text, for example <c>expected a number, found "x"</c>.</param>
public sealed record ConfigReadError(string Path, ConfigReadErrorKind Kind, string Message)
{
    /// <summary>Whether a value that the config needs could not be read. A key that is not needed is no reason to stop.</summary>
    public bool IsFatal => Kind is not (ConfigReadErrorKind.UnknownKey or ConfigReadErrorKind.NotSettable);

    /// <summary>Path and message, for example <c>optimizer.beta1: expected a number, found "x"</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
