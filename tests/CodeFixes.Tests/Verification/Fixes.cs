using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Verification;

/// <summary>All fixes of the library, found as an editor finds them, and what they offer.</summary>
internal static class Fixes
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
        [.. typeof(InstrumentFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>What all fixes offer for the diagnostics of one place.</summary>
    public static async Task<IReadOnlyList<OfferedFix>> OfferedAsync(Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        List<OfferedFix> offered = [];
        foreach (CodeFixProvider provider in All)
        {
            ImmutableArray<Diagnostic> fixable = [.. diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
            if (fixable.IsEmpty)
                continue;
            CodeFixContext context = new(
                document, fixable[0].Location.SourceSpan, fixable, (action, solved) => offered.Add(new OfferedFix(provider, action, solved)), CancellationToken.None);
            await provider.RegisterCodeFixesAsync(context);
        }
        return offered;
    }

    /// <summary>The solution after an action, cleaned up as an editor does it.</summary>
    public static async Task<Solution> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }
}

/// <summary>An action that an editor shows.</summary>
/// <param name="Provider">What offers it.</param>
/// <param name="Action">What is done.</param>
/// <param name="Solved">The diagnostics that it says to end.</param>
internal sealed record OfferedFix(CodeFixProvider Provider, CodeAction Action, ImmutableArray<Diagnostic> Solved);
