using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

/// <summary>
/// The catalogue of rules: a file for each thousand of IDs, in which a rule is named after its ID and its meaning. A page in
/// docs/rules says more about each; docs/adding-a-rule.md lists what else belongs to a rule.
/// </summary>
internal static partial class Descriptors
{
    private static DiagnosticDescriptor Error(string id, string category, string title, string messageFormat) =>
        new(id, title, messageFormat, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: PageOf(id));

    private static DiagnosticDescriptor Warning(string id, string category, string title, string messageFormat) =>
        new(id, title, messageFormat, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: PageOf(id));

    private static DiagnosticDescriptor Info(string id, string category, string title, string messageFormat) =>
        new(id, title, messageFormat, category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: PageOf(id));

    private static string PageOf(string id) => $"https://github.com/instrument-dotnet/instrument/blob/main/docs/rules/{id}.md";
}
