using System.Collections.Immutable;
using Instrument.Generator.Caching;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Instrument.Generator.Tests.Caching;

/// <summary>Long random edits of a project. After each, every type is both asked of the cache and parsed anew.</summary>
/// <remarks>
/// Without the compiler's driver: that of Roslyn 4.8 itself loses or doubles files after many edits that add, remove and move files,
/// because it matches old and new ones by position.
/// </remarks>
public sealed class RandomEditTests(ITestOutputHelper output)
{
    private const int Files = 30;
    private const int Edits = 200;

    private readonly ParseCache<EquatableArray<Parsed>[]> _cache = new(new SourceHistory());
    private readonly Dictionary<SyntaxNode, EquatableArray<Parsed>> _before = [];
    private int _parsed;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_model_is_the_one_that_a_new_parse_makes(int seed)
    {
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        RandomProject sources = new(random);
        CSharpCompilation compilation = TestCompilation.Create([.. Enumerable.Range(0, Files).Select(sources.File)]);
        int asked = 0;
        int noticed = 0;
        for (int i = 0; i < Edits; i++)
        {
            foreach (TypeDeclarationSyntax type in compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<TypeDeclarationSyntax>())
            {
                asked++;
                EquatableArray<Parsed> expected = Parse(type, compilation);
                EquatableArray<Parsed> actual = Ask(type, compilation);
                Assert.True(expected.Equals(actual), $"seed {seed}, edit {i}: {Text(actual)} is remembered, {Text(expected)} is right, for\n{type}");
                // In a file that was not edited.
                if (_before.TryGetValue(type, out EquatableArray<Parsed> before) && !before.Equals(expected))
                    noticed++;
                _before[type] = expected;
            }
            compilation = Edit(compilation, sources, random);
        }
        output.WriteLine($"{asked} asked, {_parsed} parsed, {noticed} changed by an edit elsewhere");
        Assert.True(noticed >= Edits / 20, $"Only {noticed} models were changed by an edit elsewhere: the edits are too tame");
        Assert.True(_parsed < asked * 9 / 10, $"{_parsed} of {asked} were parsed again: nothing is remembered");
    }

    private EquatableArray<Parsed> Ask(TypeDeclarationSyntax type, CSharpCompilation compilation) => _cache.GetOrParse(
        type, compilation, compilation,
        (current, _) =>
        {
            _parsed++;
            return [Parse(type, current)];
        },
        default)![0];

    private static EquatableArray<Parsed> Parse(TypeDeclarationSyntax node, CSharpCompilation compilation)
    {
        KnownSymbols symbols = KnownSymbols.Create(compilation)!;
        INamedTypeSymbol type = compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node)!;
        List<Parsed> parsed = [];
        if (MetricTypeParser.Parse(type, symbols, default).Model is { } metrics)
            parsed.Add(new(metrics, CatalogueMetrics.Of(metrics, type, default)));
        if (ConfigTypeParser.Parse(type, symbols, default).Model is { } config)
            parsed.Add(new(config, CatalogueConfigs.Of(config, type, default)));
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (LogMethodParser.Parse(method, symbols, default).Model is { } log)
                parsed.Add(new(log, CatalogueMetrics.Of(log, method, default)));
        }
        return new([.. parsed]);
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, RandomProject sources, Random random)
    {
        ImmutableArray<SyntaxTree> trees = compilation.SyntaxTrees;
        int file = random.Next(trees.Length);
        int other = random.Next(trees.Length);
        return random.Next(24) switch
        {
            0 => compilation.AddSyntaxTrees(TestCompilation.Parse(sources.File(trees.Length), trees.Length)),
            1 when trees.Length > Files / 2 => compilation.RemoveSyntaxTrees(trees[file]),
            2 => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.SetItem(file, trees[other]).SetItem(other, trees[file])),
            3 => compilation.WithOptions(compilation.Options.WithNullableContextOptions(
                compilation.Options.NullableContextOptions == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable)),
            4 or 5 => Replace(Replace(compilation, file, sources), other, sources),
            _ => Replace(compilation, file, sources),
        };
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, RandomProject sources) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], TestCompilation.Parse(sources.File(file), file));

    private static string Text(EquatableArray<Parsed> models) => $"[{string.Join(", ", models)}]";

    private sealed record Parsed(object Model, EquatableArray<CatalogueEntryModel> Entries);
}
