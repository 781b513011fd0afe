using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>The library's attributes as one compilation sees them.</summary>
internal sealed class KnownSymbols
{
    public const string MetricAttributeName = "Instrument.MetricAttribute";
    public const string MetricFamilyAttributeName = "Instrument.MetricFamilyAttribute";
    public const string WandbConfigAttributeName = "Instrument.WandbConfigAttribute";
    public const string WandbTableAttributeName = "Instrument.WandbTableAttribute";
    private const string ColumnKeyAttributeName = "Instrument.ColumnKeyAttribute";
    private const string ColumnIgnoreAttributeName = "Instrument.ColumnIgnoreAttribute";
    private const string ConfigKeyAttributeName = "Instrument.ConfigKeyAttribute";
    private const string ConfigIgnoreAttributeName = "Instrument.ConfigIgnoreAttribute";
    private const string RunName = "Instrument.Run";
    private const string ConfigDerivedTypeAttributeName = "Instrument.ConfigDerivedTypeAttribute";
    private const string SecretAttributeName = "Instrument.SecretAttribute";
    private const string SweepParameterAttributeName = "Instrument.SweepParameterAttribute";

    /// <summary>The names, without namespaces, of the types that are looked up whether a file names them or not.</summary>
    public static IReadOnlyList<string> SimpleNames { get; } =
    [
        .. new[]
        {
            MetricAttributeName, MetricFamilyAttributeName, WandbConfigAttributeName, ConfigKeyAttributeName, ConfigIgnoreAttributeName, RunName,
            ConfigDerivedTypeAttributeName, SecretAttributeName, WandbTableAttributeName, ColumnKeyAttributeName, ColumnIgnoreAttributeName,
            SweepParameterAttributeName,
        }.Select(static name => name.Substring(name.LastIndexOf('.') + 1)),
    ];

    // Every annotated member asks, and the answer is the compilation's.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<KnownSymbols?>> Known = new();

    private readonly Compilation _compilation;

    private KnownSymbols(Compilation compilation) => _compilation = compilation;

    public required INamedTypeSymbol MetricAttribute { get; init; }

    public required INamedTypeSymbol MetricFamilyAttribute { get; init; }

    public required INamedTypeSymbol WandbConfigAttribute { get; init; }

    public required INamedTypeSymbol ConfigKeyAttribute { get; init; }

    public required INamedTypeSymbol ConfigIgnoreAttribute { get; init; }

    public required INamedTypeSymbol ConfigDerivedTypeAttribute { get; init; }

    public required INamedTypeSymbol SecretAttribute { get; init; }

    public required INamedTypeSymbol WandbTableAttribute { get; init; }

    public required INamedTypeSymbol ColumnKeyAttribute { get; init; }

    public required INamedTypeSymbol ColumnIgnoreAttribute { get; init; }

    public required INamedTypeSymbol SweepParameterAttribute { get; init; }

    public required INamedTypeSymbol Run { get; init; }

    /// <summary>Finds the attributes; null when the compilation does not reference the library.</summary>
    public static KnownSymbols? Create(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new StrongBox<KnownSymbols?>(Find(compilation))).Value;

    // Only the first is looked for in all references; the others are where it is.
    private static KnownSymbols? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MetricAttributeName) is { ContainingAssembly: { } library } metric
        && library.GetTypeByMetadataName(MetricFamilyAttributeName) is { } metricFamily
        && library.GetTypeByMetadataName(WandbConfigAttributeName) is { } wandbConfig
        && library.GetTypeByMetadataName(ConfigKeyAttributeName) is { } configKey
        && library.GetTypeByMetadataName(ConfigIgnoreAttributeName) is { } configIgnore
        && library.GetTypeByMetadataName(RunName) is { } run
        && library.GetTypeByMetadataName(ConfigDerivedTypeAttributeName) is { } configDerivedType
        && library.GetTypeByMetadataName(SecretAttributeName) is { } secret
        && library.GetTypeByMetadataName(WandbTableAttributeName) is { } wandbTable
        && library.GetTypeByMetadataName(ColumnKeyAttributeName) is { } columnKey
        && library.GetTypeByMetadataName(ColumnIgnoreAttributeName) is { } columnIgnore
        && library.GetTypeByMetadataName(SweepParameterAttributeName) is { } sweepParameter
            ? new KnownSymbols(compilation)
            {
                MetricAttribute = metric,
                MetricFamilyAttribute = metricFamily,
                Run = run,
                WandbConfigAttribute = wandbConfig,
                ConfigKeyAttribute = configKey,
                ConfigIgnoreAttribute = configIgnore,
                ConfigDerivedTypeAttribute = configDerivedType,
                SecretAttribute = secret,
                WandbTableAttribute = wandbTable,
                ColumnKeyAttribute = columnKey,
                ColumnIgnoreAttribute = columnIgnore,
                SweepParameterAttribute = sweepParameter,
            }
            : null;

    /// <summary>Whether code anywhere in this assembly can name the symbol.</summary>
    public bool IsAccessibleInAssembly(ISymbol symbol) => symbol switch
    {
        // The usual cases take no part in the compiler's longer way.
        ITypeSymbol { SpecialType: not SpecialType.None and not SpecialType.System_Nullable_T } => true,
        INamedTypeSymbol { IsGenericType: false } or IPropertySymbol or IFieldSymbol or IMethodSymbol when IsDeclaredHere(symbol) =>
            IsOpen(symbol),
        _ => _compilation.IsSymbolAccessibleWithin(symbol, _compilation.Assembly),
    };

    /// <summary>Whether code inside the type can name the symbol.</summary>
    public bool IsAccessibleWithin(ISymbol symbol, INamedTypeSymbol type) => _compilation.IsSymbolAccessibleWithin(symbol, type, type);

    /// <summary>Whether the symbol is declared in this compilation, so that its own mistakes are reported where it is declared.</summary>
    public bool IsDeclaredHere(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    private static bool IsOpen(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return false;
        }
        return true;
    }
}
