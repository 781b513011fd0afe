using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Extraction;

/// <summary>
/// A loop <c>for (int i = 0; i &lt; bound; i++)</c> that runs one statement in each of its turns, and whose bound stays the same.
/// </summary>
internal sealed class CountingLoop
{
    private readonly SemanticModel _model;
    private readonly DataFlowAnalysis _flow;

    private CountingLoop(SemanticModel model, DataFlowAnalysis flow, ForStatementSyntax syntax, ILocalSymbol counter, ExpressionSyntax bound)
    {
        _model = model;
        _flow = flow;
        Syntax = syntax;
        Counter = counter;
        Bound = bound;
    }

    public ForStatementSyntax Syntax { get; }

    public ILocalSymbol Counter { get; }

    /// <summary>What the counter stays below.</summary>
    public ExpressionSyntax Bound { get; }

    /// <summary>The bound, if it is a constant.</summary>
    public int? ConstantBound => _model.GetConstantValue(Bound) is { HasValue: true, Value: int value } ? value : null;

    /// <summary>The loop whose body is the statement, or has it among its own; null when there is none of this form.</summary>
    public static CountingLoop? Around(ExpressionStatementSyntax statement, SemanticModel model)
    {
        SyntaxNode? parent = statement.Parent is BlockSyntax ? statement.Parent.Parent : statement.Parent;
        if (parent is not ForStatementSyntax
            {
                Declaration: { Variables: { Count: 1 } variables },
                Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression } condition,
                Incrementors: { Count: 1 } steps,
            } loop
            || loop.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || model.GetDeclaredSymbol(variables[0]) is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } counter
            || variables[0].Initializer?.Value is not { } start
            || model.GetConstantValue(start) is not { HasValue: true, Value: 0 }
            || model.AnalyzeDataFlow(loop.Statement) is not { Succeeded: true } flow
            || flow.WrittenInside.Contains(counter, SymbolEqualityComparer.Default)
            || LeavesEarly(loop.Statement))
            return null;
        CountingLoop result = new(model, flow, loop, counter, condition.Right);
        return result.IsCounter(condition.Left) && result.Increments(steps[0]) && result.IsFixedLength(condition.Right) ? result : null;
    }

    /// <summary>Whether the expression is the counter itself.</summary>
    public bool IsCounter(ExpressionSyntax expression) => SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(expression).Symbol, Counter);

    /// <summary>Whether the expression is a constant, or a variable or member that has the same value before, in and behind the loop.</summary>
    public bool IsSameThroughout(ExpressionSyntax expression)
    {
        if (_model.GetConstantValue(expression).HasValue)
            return true;
        return expression switch
        {
            ThisExpressionSyntax => true,
            IdentifierNameSyntax => _model.GetSymbolInfo(expression).Symbol switch
            {
                ILocalSymbol or IParameterSymbol => IsUntouched(_model.GetSymbolInfo(expression).Symbol!),
                IFieldSymbol field => field.IsReadOnly,
                IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
                _ => false,
            },
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => IsSameThroughout(name),
            _ => false,
        };
    }

    // The length of an array, span or text never changes; that of a list may, where the body does more than log.
    private bool IsFixedLength(ExpressionSyntax bound) => bound is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } length
        ? IsSameThroughout(length.Expression) && (length.Name.Identifier.ValueText == "Length" || Syntax.Statement is not BlockSyntax { Statements.Count: > 1 })
        : IsSameThroughout(bound);

    private bool IsUntouched(ISymbol variable) =>
        !SymbolEqualityComparer.Default.Equals(variable, Counter)
        && !_flow.WrittenInside.Contains(variable, SymbolEqualityComparer.Default)
        && !_flow.VariablesDeclared.Contains(variable, SymbolEqualityComparer.Default);

    private bool Increments(ExpressionSyntax step) => step switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } increment => IsCounter(increment.Operand),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } increment => IsCounter(increment.Operand),
        _ => false,
    };

    private static bool LeavesEarly(StatementSyntax body) => body.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax).Any(static node =>
        node is BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax);
}
