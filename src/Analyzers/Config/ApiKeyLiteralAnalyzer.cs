using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Config;

/// <summary>
/// Reports literals with the form of a W&amp;B API key. Checksums have that form too, so what takes the literal must not be named
/// after one. The literal is never part of the message: build logs are kept and shared.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiKeyLiteralAnalyzer() : InstrumentAnalyzer(Descriptors.INST4009_ApiKeyLiteral)
{
    private const int SecretLength = 40;

    private static readonly string[] NamesOfChecksums = ["sha", "hash", "commit", "revision", "checksum", "digest", "etag", "md5"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation.ConstantValue is { HasValue: true, Value: string { Length: >= SecretLength } text }
                    && IsApiKey(text)
                    && TakerOf(operation.Operation) is { } taker
                    && !NamesOfChecksums.Any(name => taker.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.INST4009_ApiKeyLiteral, operation.Operation.Syntax.GetLocation()));
                }
            },
            OperationKind.Literal);

    private static bool IsApiKey(string text)
    {
        int dash = text.IndexOf('-');
        string secret = text.Substring(dash + 1);
        if (dash < 0)
            return secret.Length == SecretLength && secret.All(IsHexDigit);
        return dash > 0
            && secret.Length >= SecretLength
            && secret.All(IsLetterOrDigit)
            && secret.Any(c => c is >= '0' and <= '9')
            && text.Take(dash).All(c => IsLetterOrDigit(c) || c == '_')
            && !NamesOfChecksums.Any(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name of what the literal is given to; empty when it has none, null when the literal is used otherwise.</summary>
    private static string? TakerOf(IOperation literal) => literal.Parent switch
    {
        IConversionOperation conversion => TakerOf(conversion),
        IArgumentOperation argument => argument.Parameter?.Name ?? "",
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
        IFieldInitializerOperation field => string.Concat(field.InitializedFields.Select(initialized => initialized.Name)),
        IPropertyInitializerOperation property => string.Concat(property.InitializedProperties.Select(initialized => initialized.Name)),
        IParameterInitializerOperation parameter => parameter.Parameter.Name,
        IAssignmentOperation { Target: IMemberReferenceOperation target } => target.Member.Name,
        IAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local.Name,
        IAssignmentOperation => "",
        IArrayInitializerOperation => "",
        _ => null,
    };

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
