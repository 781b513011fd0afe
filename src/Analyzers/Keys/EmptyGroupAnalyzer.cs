using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports keys with a slash at an end or two in a row. A prefix may end with a slash.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyGroupAnalyzer() : WrittenKeyAnalyzer(Descriptors.INST2007_MetricKeyWithEmptyGroup)
{
    private static readonly char[] Separators = ['/'];

    private protected override Diagnostic? Check(WrittenKey key)
    {
        if (WhyEmpty(key) is not { } reason)
            return null;
        string suggestion = string.Join("/", key.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
        return Diagnostic.Create(
            Descriptors.INST2007_MetricKeyWithEmptyGroup,
            key.Location,
            SuggestedKey.Properties(suggestion.Length == 0 ? null : suggestion),
            MessageArgument.From(key.Text),
            reason,
            suggestion.Length == 0 ? "give it a name" : $"write \"{MessageArgument.From(suggestion)}\"");
    }

    private static string? WhyEmpty(WrittenKey key)
    {
        if (key.Text[0] == '/')
            return "starts with a slash";
        if (key.Text.Contains("//"))
            return "has two slashes in a row";
        return key.Text[key.Text.Length - 1] == '/' && key.Role != MetricKeyRole.Prefix ? "ends with a slash" : null;
    }
}
