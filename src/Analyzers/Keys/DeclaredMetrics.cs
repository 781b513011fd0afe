using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// All metrics that a compilation declares, and the keys that referenced assemblies declare. Read once a compilation, when the first
/// rule asks.
/// </summary>
internal sealed class DeclaredMetrics
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<DeclaredMetrics>> Cache = new();

    private readonly ILookup<INamedTypeSymbol, DeclaredMetric> _byOwner;
    private readonly ILookup<string, DeclaredMetric> _byKey;
    private readonly ILookup<string, DeclaredMetric> _byFoldedKey;
    private readonly Dictionary<string, string> _memberOfGroup = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _parts;

    private DeclaredMetrics(Compilation compilation, KnownSymbols symbols)
    {
        DeclaredMetricReader reader = new(symbols);
        List<DeclaredMetric> all = [.. TypesOf(compilation.Assembly).SelectMany(reader.Read)];
        _parts = reader.Groups;
        List<DeclaredMetric> own = [.. all.Where(metric => metric.IsOwn(symbols)).OrderBy(Path, StringComparer.Ordinal).ThenBy(Position)];
        _byOwner = own.ToLookup(metric => metric.Owner, SymbolEqualityComparer.Default as IEqualityComparer<INamedTypeSymbol>);
        List<DeclaredMetric> whole = [.. own.Where(metric => !IsPart(metric))];
        _byKey = whole.ToLookup(metric => metric.Key, StringComparer.Ordinal);
        _byFoldedKey = whole.ToLookup(metric => metric.Key, StringComparer.OrdinalIgnoreCase);
        foreach (DeclaredMetric metric in whole)
            AddGroups(metric.Key);
        Keys = all.Concat(Referenced(compilation, symbols).SelectMany(TypesOf).SelectMany(new DeclaredMetricReader(symbols).Read))
            .Select(metric => metric.Key)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        Axes = own.Select(metric => metric.Attribute.Named<string?>("Axis", null)).OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);
        Mentioned = new SourceLiterals(compilation);
    }

    /// <summary>All keys, those of referenced assemblies included.</summary>
    public ImmutableSortedSet<string> Keys { get; }

    /// <summary>The keys that metrics of the compilation name as their axes.</summary>
    public ImmutableHashSet<string> Axes { get; }

    /// <summary>The texts in the source, among which keys are that no attribute declares.</summary>
    public SourceLiterals Mentioned { get; }

    public static DeclaredMetrics Of(Compilation compilation, KnownSymbols symbols) =>
        Cache.GetValue(compilation, key => new Lazy<DeclaredMetrics>(() => new DeclaredMetrics(key, symbols))).Value;

    /// <summary>The metrics that the type itself declares, in the order of the source.</summary>
    public IEnumerable<DeclaredMetric> OfType(INamedTypeSymbol type) => _byOwner[type];

    /// <summary>Whether the metric's type is a part of others, whose keys count instead of its own.</summary>
    public bool IsPart(DeclaredMetric metric) => _parts.Contains(metric.Owner);

    /// <summary>The declarations of a key, in the order of the source.</summary>
    public IEnumerable<DeclaredMetric> WithKey(string key) => _byKey[key];

    /// <summary>The declarations of a key in any case, in the order of the source.</summary>
    public IEnumerable<DeclaredMetric> WithKeyInAnyCase(string key) => _byFoldedKey[key];

    /// <summary>A key that has the given one as its group; null when there is none.</summary>
    public string? MemberOfGroup(string key) => _memberOfGroup.TryGetValue(key, out string member) ? member : null;

    private void AddGroups(string key)
    {
        for (int slash = key.LastIndexOf('/'); slash > 0; slash = key.LastIndexOf('/', slash - 1))
        {
            string group = key.Substring(0, slash);
            if (!_memberOfGroup.ContainsKey(group))
                _memberOfGroup.Add(group, key);
        }
    }

    private static string Path(DeclaredMetric metric) => metric.Location.SourceTree?.FilePath ?? "";

    private static int Position(DeclaredMetric metric) => metric.Location.SourceSpan.Start;

    private static IEnumerable<IAssemblySymbol> Referenced(Compilation compilation, KnownSymbols symbols)
    {
        string library = symbols.MetricAttribute.ContainingAssembly.Name;
        return compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly =>
            assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == library)));
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(IAssemblySymbol assembly)
    {
        Stack<INamespaceOrTypeSymbol> open = new();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            INamespaceOrTypeSymbol current = open.Pop();
            if (current is INamedTypeSymbol type)
                yield return type;
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                    open.Push(inner);
            }
        }
    }
}
