using Instrument.Analyzers.Keys;
using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>The texts that code spells outside attributes, and the names that it gives to <c>DefineMetric</c>.</summary>
public class SourceLiteralsTests
{
    private const string Source = """
        public class TrainMetrics
        {
            private const string Prefix = "a";
            [Metric("b", Axis = "c")] public double Loss { get; set; }

            public void Start(dynamic run, dynamic? other)
            {
                run.DefineMetric("d", "e");
                other?.DefineMetric("f");
                run.Log("g" + Prefix, Loss);
                run.DefineMetric(summary: "i", axis: "j", name: "k");
            }
        }
        """;

    private readonly SourceLiterals _literals = new(
        TestCompilation.Create(Source, referencesLibrary: true, treeOptions: null).WithGeneratedCode());

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData("c", false)]
    [InlineData("e", false)]
    [InlineData("g", true)]
    [InlineData("i", true)]
    [InlineData("j", false)]
    [InlineData("k", true)]
    [InlineData("h", false)]
    public void Literals_of_attributes_of_axes_and_of_generated_code_are_left_out(string text, bool isContained) =>
        Assert.Equal(isContained, _literals.Contains(text));

    [Theory]
    [InlineData("d", true)]
    [InlineData("e", false)]
    [InlineData("f", true)]
    [InlineData("g", false)]
    [InlineData("j", false)]
    [InlineData("k", true)]
    public void The_name_in_DefineMetric_defines_a_metric(string text, bool isDefined) =>
        Assert.Equal(isDefined, _literals.IsDefined(text));
}
