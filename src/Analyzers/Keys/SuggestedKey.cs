using System.Collections.Immutable;

namespace Instrument.Analyzers.Keys;

/// <summary>Makes the properties of a diagnostic from which a fix takes the key to write instead.</summary>
internal static class SuggestedKey
{
    public static ImmutableDictionary<string, string?> Properties(string? key) => key is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.SuggestedKey, key);
}
