using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Verification;

/// <summary>Tells a fix of many places which there are.</summary>
internal sealed class DiagnosticSource(string id) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await TestProject.DiagnoseAsync(project)).Where(diagnostic => diagnostic.Id == id);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
        // An editor promises no order, and may name a place twice.
        ImmutableArray<Diagnostic> diagnostics = [.. (await GetAllDiagnosticsAsync(document.Project, cancellationToken))
            .Where(diagnostic => diagnostic.Location.SourceTree == tree)];
        return [.. diagnostics.Reverse(), .. diagnostics.Take(1)];
    }

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => diagnostic.Location == Location.None);
}
