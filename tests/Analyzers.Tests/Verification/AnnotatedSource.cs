using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>Source with what was reported, and what was not, written below the lines it concerns.</summary>
internal static class AnnotatedSource
{
    public static string Render(string source, IEnumerable<Diagnostic> reported, IEnumerable<ExpectedDiagnostic> missing)
    {
        SourceText text = SourceText.From(source);
        ILookup<bool, Diagnostic> byPlace =
            reported.ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath == TestCompilation.SourcePath);
        ILookup<int, (TextSpan Span, string Note)> notes = byPlace[true]
            .Select(diagnostic => (Span: diagnostic.Location.SourceSpan, Note: AnalyzerTest.Describe(diagnostic)))
            .Concat(missing.Select(expected => (expected.Span, Note: $"expected here: {expected.Id ?? "any rule"}")))
            .OrderBy(note => note.Span.Start)
            .ToLookup(note => text.Lines.IndexOf(note.Span.Start));

        var rendered = new StringBuilder();
        foreach (TextLine line in text.Lines)
        {
            rendered.Append(line).Append('\n');
            foreach ((TextSpan span, string note) in notes[line.LineNumber])
            {
                int length = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
                rendered.Append(' ', span.Start - line.Start).Append('^', length).Append(' ').Append(note).Append('\n');
            }
        }
        foreach (Diagnostic elsewhere in byPlace[false])
            rendered.Append(elsewhere).Append('\n');
        return rendered.ToString();
    }
}
