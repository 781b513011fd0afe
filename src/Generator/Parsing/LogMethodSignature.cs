using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Spells the declaration of a partial method as its second part repeats it: modifiers and types, without default values.</summary>
internal static class LogMethodSignature
{
    public static string Of(IMethodSymbol method) =>
        $"{Modifiers(method)} void {TypeNames.Identifier(method.Name)}({string.Join(", ", method.Parameters.Select(Parameter))})";

    private static string Parameter(IParameterSymbol parameter) =>
        $"{Modifiers(parameter)} {parameter.Type.GlobalNameWithNulls()} {TypeNames.Identifier(parameter.Name)}".TrimStart();

    private static string Modifiers(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].GetSyntax() switch
    {
        MethodDeclarationSyntax method => Text(method.Modifiers),
        ParameterSyntax parameter => Text(parameter.Modifiers),
        _ => "",
    };

    private static string Text(SyntaxTokenList modifiers) => string.Join(" ", modifiers.Select(static modifier => modifier.Text));
}
