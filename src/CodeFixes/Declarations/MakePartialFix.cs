using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Declarations;

/// <summary>
/// Makes a type, and the types around it, partial: a config, a row of a table, or metrics that only a part of their type can read or name.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePartialFix() : InstrumentFix(
    DiagnosticIds.ConfigNotPartial, DiagnosticIds.MetricMemberNotReadable, DiagnosticIds.MetricContainerNotSupported,
    DiagnosticIds.TableRowNotSupported)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.TypeDeclaration is not { } type || type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().All(IsPartial))
            yield break;
        Remedy remedy = new($"Make '{type.Identifier.ValueText}' partial", nameof(MakePartialFix), edit => PartialModifier.AddAround(edit, type));
        // A config is reported at each type that is not partial, which may be one that only contains it.
        if (site.Diagnostic.Id == DiagnosticIds.ConfigNotPartial ? !IsPartial(type) : DeclarationTrial.EndsFinding(site, remedy))
            yield return remedy;
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => PartialModifier.IsPartial(type.Modifiers);
}
