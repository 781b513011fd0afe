namespace Instrument.Yaml;

/// <summary>Text that is no YAML, or YAML of a kind that no sweep client writes.</summary>
internal sealed class YamlException(int line, string message) : Exception(System.FormattableString.Invariant($"line {line} {message}"));
