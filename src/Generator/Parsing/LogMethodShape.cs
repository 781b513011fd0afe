using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>What the parameters of a partial method are for, but for its metrics, and where its run comes from.</summary>
internal sealed class LogMethodShape
{
    private readonly IMethodSymbol _method;
    private readonly List<string> _runs = [];
    private readonly List<IParameterSymbol> _unmarked = [];

    public LogMethodShape(IMethodSymbol method, KnownSymbols symbols)
    {
        _method = method;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.FirstMetric(symbols) is not null)
                continue;
            string name = TypeNames.Identifier(parameter.Name);
            if (SymbolEqualityComparer.Default.Equals(parameter.Type, symbols.Run))
                _runs.Add(name);
            else if (parameter.Name == "step" && IsOf(parameter, SpecialType.System_Int64))
                Step = name;
            else if (parameter.Name == "commit" && IsOf(parameter, SpecialType.System_Boolean))
                Commit = name;
            else
                _unmarked.Add(parameter);
        }
        if (_runs.Count == 0 && !method.IsStatic)
            _runs.AddRange(RunsOf(method.ContainingType, symbols));
    }

    /// <summary>The expression for the run, if there is exactly one.</summary>
    public string? Run => _runs.Count == 1 ? _runs[0] : null;

    /// <summary>The parameter for the row's step.</summary>
    public string? Step { get; }

    /// <summary>The parameter that says whether the step ends.</summary>
    public string? Commit { get; }

    /// <summary>The parameters that are for nothing.</summary>
    public IReadOnlyList<IParameterSymbol> Unmarked => _unmarked;

    /// <summary>Why the method cannot be generated; null when it can.</summary>
    public string? WhyNotGenerated()
    {
        if (_method.MethodKind != MethodKind.Ordinary)
            return "is no ordinary method";
        if (!_method.ReturnsVoid)
            return "returns a value";
        if (_method.IsGenericMethod)
            return "is generic";
        if (!_method.IsPartialDefinition)
            return "is not partial";
        if (_method.PartialImplementationPart is { } body && !IsGenerated(body))
            return "has a body";
        if (_method.Parameters.FirstOrDefault(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) is { } written)
            return $"has the {(written.RefKind == RefKind.Ref ? "ref" : "out")} parameter '{written.Name}'";
        if (!PartialTypes.CanGetPart(_method.ContainingType))
            return "is in a type that cannot get a generated part; make the type and all types around it partial";
        return _runs.Count switch
        {
            0 => _method.IsStatic ? "has no parameter of type Run" : "has no Run, neither as a parameter nor in a field or property of its type",
            1 => null,
            _ => $"has {_runs.Count} runs to choose from ({string.Join(", ", _runs)})",
        };
    }

    // The analyzers see the body that the generator has added.
    private static bool IsGenerated(IMethodSymbol body) => body.DeclaringSyntaxReferences.All(static reference =>
        reference.SyntaxTree.FilePath.EndsWith($".{LogMethodParser.FileSuffix}.g.cs", StringComparison.Ordinal));

    private static bool IsOf(IParameterSymbol parameter, SpecialType type) => MetricForms.Unwrap(parameter.Type, out _).SpecialType == type;

    private static List<string> RunsOf(INamedTypeSymbol type, KnownSymbols symbols)
    {
        List<string> runs = [];
        foreach (ISymbol member in InstanceMembers.Of(type))
        {
            // The field in which the compiler keeps a captured parameter has no name.
            if (member.CanBeReferencedByName
                && SymbolEqualityComparer.Default.Equals(MetricSite.TypeOf(member), symbols.Run)
                && symbols.IsAccessibleWithin(member, type)
                && MetricMembers.WhyNoValue(member) is null)
                runs.Add("this." + TypeNames.Identifier(member.Name));
        }
        // A parameter that a member keeps is that member's business.
        return runs.Count > 0 ? runs : [.. PrimaryParameters(type)
            .Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, symbols.Run))
            .Select(static parameter => TypeNames.Identifier(parameter.Name))];
    }

    private static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(static constructor => constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax))
        .SelectMany(static constructor => constructor.Parameters);
}
