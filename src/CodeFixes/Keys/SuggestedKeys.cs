using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.CodeFixes.Keys;

/// <summary>Reads the key that an analyzer suggests.</summary>
internal static class SuggestedKeys
{
    public static string? Of(Diagnostic diagnostic) => diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.SuggestedKey);
}
