using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads a partial method whose parameters are metrics. The generator takes its model, an analyzer its findings.</summary>
internal static class LogMethodParser
{
    /// <summary>What the names of the generated files end with, before the extension.</summary>
    public const string FileSuffix = "LogMethod";

    public static ParseResult<LogMethodModel> Parse(IMethodSymbol method, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        method = method.PartialDefinitionPart ?? method;
        bool hasMetrics = method.Parameters.Any(parameter => parameter.FirstMetric(symbols) is not null && !parameter.MakesProperty());
        if (!hasMetrics && method.FirstMetric(symbols) is null)
            return ParseResult<LogMethodModel>.Nothing;

        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        LogMethodShape shape = new(method, symbols);
        if ((shape.WhyNotGenerated() ?? (hasMetrics ? null : "has no parameter with [Metric]")) is { } reason)
        {
            findings.Add(Findings.LogMethodNotSupported(method.Identifier(), method.Name, reason));
            return new(null, findings.ToImmutable());
        }
        foreach (IParameterSymbol parameter in shape.Unmarked)
            findings.Add(Findings.LogMethodNotSupported(parameter.Identifier(), method.Name, $"has the parameter '{parameter.Name}' without [Metric]"));

        MetricTreeParser tree = new(method, new MetricReach(method.ContainingType, symbols), symbols, findings, cancellationToken);
        EquatableArray<MetricMemberModel> members = tree.Parse(method.Parameters);
        bool isComplete = findings.Count == 0 && !tree.IsBroken;
        return new(isComplete ? CreateModel(method, shape, members) : null, findings.ToImmutable());
    }

    private static LogMethodModel CreateModel(IMethodSymbol method, LogMethodShape shape, EquatableArray<MetricMemberModel> members) => new(
        HintName: TypeNames.HintName(method, FileSuffix),
        DisplayName: $"{method.ContainingType.FullName()}.{method.Name}",
        Type: PartialTypes.Model(method.ContainingType),
        Signature: LogMethodSignature.Of(method),
        Run: shape.Run!,
        Step: shape.Step ?? "null",
        Commit: shape.Commit,
        Members: members);
}
