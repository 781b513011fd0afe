using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Runs the parsers over sources, as an analyzer does. <c>[|…|]</c> in a source marks where a finding is expected.</summary>
internal static class ParserHarness
{
    /// <summary>Asserts that the sources have exactly one finding, at the mark.</summary>
    public static void AssertFinding(string markedSource, string id, params string[] arguments)
    {
        (string source, TextSpan mark) = TakeMark(markedSource);
        Finding finding = Assert.Single(FindAll(source));
        Assert.Equal((id, source[mark.Start..mark.End]), (finding.Id, TextAt(finding)));
        Assert.Equal(mark, finding.Location.SourceSpan);
        Assert.Equal(arguments, finding.Arguments);
    }

    /// <summary>The findings of all types in the source.</summary>
    public static IReadOnlyList<Finding> FindAll(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        KnownSymbols symbols = KnownSymbols.Create(compilation)!;
        return [.. Types(compilation.Assembly.GlobalNamespace).SelectMany(type =>
            MetricTypeParser.Parse(type, symbols, default).Findings
                .Concat(type.GetMembers().OfType<IMethodSymbol>().SelectMany(method => LogMethodParser.Parse(method, symbols, default).Findings))
                .Concat(ConfigTypeParser.Parse(type, symbols, default).Findings))];
    }

    public static MetricTypeModel? ParseMetrics(string source, string typeName) =>
        ParseMetrics(TestCompilation.Create(source), typeName);

    public static MetricTypeModel? ParseMetrics(Compilation compilation, string typeName) =>
        MetricTypeParser.Parse(compilation.GetTypeByMetadataName(typeName)!, KnownSymbols.Create(compilation)!, default).Model;

    public static ConfigTypeModel? ParseConfig(string source, string typeName)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return ConfigTypeParser.Parse(compilation.GetTypeByMetadataName(typeName)!, KnownSymbols.Create(compilation)!, default).Model;
    }

    public static string TextAt(Finding finding) => finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan);

    private static (string Source, TextSpan Mark) TakeMark(string markedSource)
    {
        int start = markedSource.IndexOf("[|", StringComparison.Ordinal);
        string opened = markedSource.Remove(start, 2);
        int end = opened.IndexOf("|]", start, StringComparison.Ordinal);
        return (opened.Remove(end, 2), TextSpan.FromBounds(start, end));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (INamedTypeSymbol inner in Types(member))
                yield return inner;
        }
    }
}
