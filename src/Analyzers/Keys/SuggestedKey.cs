using System.Collections.Immutable;

namespace Instrument.Analyzers.Keys;

/// <summary>The property of a diagnostic in which a fix finds the key to write instead.</summary>
internal static class SuggestedKey
{
    public const string PropertyName = "SuggestedKey";

    public static ImmutableDictionary<string, string?> Properties(string? key) => key is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(PropertyName, key);
}
