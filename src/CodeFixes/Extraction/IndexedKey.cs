using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Extraction;

/// <summary>A key that is put together from constant texts and one number, by interpolation or with <c>+</c>.</summary>
/// <param name="Shape">The key with <c>{0}</c> for the number.</param>
/// <param name="Index">The number.</param>
internal sealed record IndexedKey(string Shape, ExpressionSyntax Index)
{
    /// <summary>Takes the key apart; null when it has another number of places, or formats the number.</summary>
    public static IndexedKey? Of(ExpressionSyntax key, SemanticModel model)
    {
        string shape = "";
        ExpressionSyntax? index = null;
        foreach ((string? text, ExpressionSyntax? value) in Parts(key, model))
        {
            if (text is null && index is not null)
                return null;
            index ??= value;
            shape += text ?? "{0}";
        }
        return index is null ? null : new IndexedKey(shape, index);
    }

    private static IEnumerable<(string? Text, ExpressionSyntax? Value)> Parts(ExpressionSyntax key, SemanticModel model)
    {
        if (model.GetConstantValue(key) is { HasValue: true, Value: string constant })
            return [(constant, null)];
        return key switch
        {
            ParenthesizedExpressionSyntax { Expression: var inner } when model.GetTypeInfo(inner).Type?.SpecialType == SpecialType.System_String =>
                Parts(inner, model),
            InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.SelectMany(content => Parts(content, model)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String => Parts(sum.Left, model).Concat(Parts(sum.Right, model)),
            _ => [(null, key)],
        };
    }

    private static IEnumerable<(string? Text, ExpressionSyntax? Value)> Parts(InterpolatedStringContentSyntax content, SemanticModel model) => content switch
    {
        InterpolatedStringTextSyntax text => [(text.TextToken.ValueText, null)],
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Parts(hole.Expression, model),
        // Two places are one too many: a formatted number is not what stands for {0}.
        _ => [(null, ((InterpolationSyntax)content).Expression), (null, ((InterpolationSyntax)content).Expression)],
    };
}
