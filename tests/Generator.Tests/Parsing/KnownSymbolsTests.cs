using Instrument.Generator.Parsing;
using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Tests.Parsing;

public sealed class KnownSymbolsTests
{
    [Fact]
    public void Are_null_without_the_library() => Assert.Null(KnownSymbols.Create(TestCompilation.WithoutLibrary("class A;")));

    [Fact]
    public void Without_the_library_nothing_is_generated()
    {
        Compilation compilation = TestCompilation.WithoutLibrary("""
            namespace Instrument { class MetricAttribute : System.Attribute; class WandbConfigAttribute : System.Attribute; }
            namespace MyApp
            {
                public class Train { [Instrument.Metric] public double Loss { get; set; } }
                public record Evaluation([property: Instrument.Metric] double Loss);
                [Instrument.WandbConfig] public partial class Config { public int Seed { get; set; } }
            }
            """);
        GeneratorDriverRunResult result = GeneratorHarness.CreateDriver().RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.GeneratedTrees);
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));
    }

    [Fact]
    public void Metrics_of_another_assembly_that_cannot_be_read_are_reported_here()
    {
        Compilation library = TestCompilation.CreateNamed("Library", """
            using Instrument;
            public class Base { [Metric] public double Loss; [Metric] internal double Hidden; }
            """);
        Compilation compilation = TestCompilation.Create("""
            using Instrument;
            public class Derived : Base { [Metric] public double Accuracy; }
            public class Outer { [Metric] public Base Inner = new(); }
            """).AddReferences(library.ToMetadataReference());
        KnownSymbols symbols = KnownSymbols.Create(compilation)!;
        Finding[] findings =
        [
            .. MetricTypeParser.Parse(compilation.GetTypeByMetadataName("Derived")!, symbols, default).Findings,
            .. MetricTypeParser.Parse(compilation.GetTypeByMetadataName("Outer")!, symbols, default).Findings,
        ];
        Assert.Equal(
            ["INST1002 Derived: Hidden is internal to another assembly", "INST1002 Base: Inner.Hidden is internal to another assembly"],
            findings.Select(finding => $"{finding.Id} {ParserHarness.TextAt(finding)}: {finding.Arguments[0]} {finding.Arguments[1]}"));
    }
}
