using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Parsing;

/// <summary>INST1xxx: declarations for which no <c>Log</c> can be generated.</summary>
public sealed class MetricFindingsTests
{
    private const string FamilyNeeds = "is no array, list, memory or span of numbers and no list of images, tables and the like, one of which a family needs";
    private const string HistogramsNeed = "is no array, list, memory or span of arrays, lists or memories of numbers, which a family of histograms needs";

    private const string NoMetrics = "is not a number, flag, enum or text and has no metrics of its own";
    private const string Unnameable = "cannot be named outside the type that contains it";

    [Theory]
    [InlineData("object")]
    [InlineData("System.Range", "Range")]
    [InlineData("System.Range?", "Range?")]
    [InlineData("double[]")]
    [InlineData("System.Collections.Generic.List<double>", "List<double>")]
    [InlineData("Plain")]
    public void INST1001_unsupported_type(string type, string? shown = null) => ParserHarness.AssertFinding(
        $$"""
        using Instrument;
        public class Plain { public double Loss; }
        public class Train { [Metric] public [|{{type}}|] Value { get; set; } = default!; }
        """,
        "INST1001", "Value", shown ?? type, NoMetrics);

    [Fact]
    public void INST1001_unsupported_type_of_a_field() => ParserHarness.AssertFinding(
        "using Instrument; public class Train { [Metric] public [|object?|] Value; }", "INST1001", "Value", "object?", NoMetrics);

    [Fact]
    public void INST1001_unsupported_type_of_a_parameter() => ParserHarness.AssertFinding(
        "using Instrument; public record Train([property: Metric] [|object|] Value);", "INST1001", "Value", "object", NoMetrics);

    [Theory]
    [InlineData("Metric(As = MetricForm.Name)", "int", "is no enum and so has no names")]
    [InlineData("Metric(As = MetricForm.Histogram)", "double", "is no array, list, memory or span of numbers, which a histogram needs")]
    [InlineData("Metric(As = MetricForm.Histogram)", "bool[]", "is no array, list, memory or span of numbers, which a histogram needs")]
    [InlineData("Metric(As = MetricForm.Histogram)", "double[,]", "is no array, list, memory or span of numbers, which a histogram needs")]
    [InlineData("Metric(As = MetricForm.Histogram, Bins = 0)", "double[]", "is to be counted into 0 bins, but a histogram has 1 to 512")]
    [InlineData("Metric(As = MetricForm.Histogram, Bins = 513)", "double[]", "is to be counted into 513 bins, but a histogram has 1 to 512")]
    [InlineData("MetricFamily(\"a/{0}\")", "double?[]", FamilyNeeds)]
    [InlineData("MetricFamily(\"a/{0}\")", "float[][]", FamilyNeeds)]
    [InlineData("MetricFamily(\"a/{0}\")", "HashSet<Image>", FamilyNeeds)]
    [InlineData("MetricFamily(\"a/{0}\", As = MetricForm.Histogram)", "float[]", HistogramsNeed)]
    [InlineData("MetricFamily(\"a/{0}\", As = MetricForm.Histogram)", "IReadOnlyList<float[]>", HistogramsNeed)]
    [InlineData("MetricFamily(\"a/{0}\", As = MetricForm.Histogram)", "string[][]", HistogramsNeed)]
    [InlineData("MetricFamily(\"a/{0}\", As = MetricForm.Histogram, Bins = 0)", "float[][]", "is to be counted into 0 bins, but a histogram has 1 to 512")]
    [InlineData("MetricFamily(\"a/{0}\", As = MetricForm.Name)", "DayOfWeek[]", "cannot be logged by name in a family; log each enum as a metric of its own")]
    [InlineData("MetricFamily(\"a/{0}\")", "string[]", FamilyNeeds)]
    public void INST1001_type_that_does_not_fit_the_wish(string attribute, string type, string reason) => ParserHarness.AssertFinding(
        $$"""using System; using System.Collections.Generic; using Instrument; public class Train { [{{attribute}}] public [|{{type}}|] Value { get; set; } = default!; }""",
        "INST1001", "Value", type, reason);

    [Theory]
    [InlineData("using Instrument; public partial class Outer { partial class Train { [Metric] private double _loss = 1; } }")]
    [InlineData("using Instrument; public partial class Outer<T> { protected partial record struct Train([Metric] double Loss); }")]
    [InlineData("using Instrument; public partial class Train { [Metric] private E _phase = 0; private enum E { A } }")]
    public void Partial_types_have_no_findings_for_what_their_parts_can_do(string source) => Assert.Empty(ParserHarness.FindAll(source));

    [Fact]
    public void INST1002_private_member_in_a_type_that_is_partial_in_one_that_is_not() => ParserHarness.AssertFinding(
        "using Instrument; public class Outer { public partial class Train { [Metric] private double [|_loss|] = 1; } }",
        "INST1002", "_loss", "is private");

    [Fact]
    public void INST1001_type_that_contains_itself() => ParserHarness.AssertFinding(
        "using Instrument; public class Node { [Metric] public double Loss; [Metric] public [|Node?|] Next; }",
        "INST1001", "Next", "Node?", "leads back to Node");

    [Fact]
    public void INST1001_types_that_contain_each_other_are_reported_on_both()
    {
        var findings = ParserHarness.FindAll("""
            using Instrument;
            public class A { [Metric] public B? B; }
            public class B { [Metric] public A? A; }
            """);
        Assert.Equal(["B: leads back to A", "A: leads back to B"], findings.Select(finding => $"{finding.Arguments[0]}: {finding.Arguments[2]}"));
    }

    [Theory]
    [InlineData("private double [|Value|] { get; set; }", "is private")]
    [InlineData("protected double [|Value|] { get; set; }", "is protected")]
    [InlineData("private protected double [|Value|] { get; set; }", "is private protected")]
    [InlineData("public double [|Value|] { set { } }", "has no getter")]
    [InlineData("public double [|Value|] { private get; set; }", "has a private getter")]
    [InlineData("private double [|Value|];", "is private")]
    [InlineData("protected readonly double [|Value|];", "is protected")]
    public void INST1002_member_out_of_reach(string member, string reason) => ParserHarness.AssertFinding(
        $"using Instrument; public class Train {{ [Metric] {member} }}", "INST1002", "Value", reason);

    [Fact]
    public void INST1002_indexer() => ParserHarness.AssertFinding(
        "using Instrument; public class Train { [Metric] public double [|this|][int index] => index; }", "INST1002", "this[]", "is an indexer");

    [Fact]
    public void INST1002_explicit_implementation() => ParserHarness.AssertFinding(
        "using Instrument; interface IValue { double Value { get; } } class Train : IValue { [Metric] double IValue.[|Value|] => 1; }",
        "INST1002", "IValue.Value", "implements an interface explicitly");

    [Fact]
    public void INST1002_attribute_on_the_backing_field() => ParserHarness.AssertFinding(
        "using Instrument; public class Train { [field: Metric] public double [|Value|] { get; set; } }",
        "INST1002", "Value", "has the attribute on its hidden backing field");

    [Theory]
    [InlineData("[Metric] public static class [|Train|] { }", "is static", "Train")]
    [InlineData("public ref struct [|Train|] { [Metric] public double Loss; }", "is a ref struct", "Train")]
    [InlineData("public class [|Train|]<T> { [Metric] public double Loss; }", "is generic", "Train<T>")]
    [InlineData("public class Outer<T> { public class [|Train|] { [Metric] public double Loss; } }", "is nested in a generic type", "Train")]
    [InlineData("file partial class [|Train|] { [Metric] public double Loss; }", "is local to its file", "Train")]
    [InlineData("file class [|Train|] { [Metric] public double Loss; }", "is local to its file", "Train")]
    [InlineData("public interface [|Train|] { [Metric] double Loss { get; } }", "is neither a class nor a struct nor a record", "Train")]
    [InlineData("public class Outer { private class [|Train|] { [Metric] public double Loss; } }", Unnameable, "Train")]
    [InlineData("public class Outer { protected class [|Train|] { [Metric] public double Loss; } }", Unnameable, "Train")]
    public void INST1003_container(string declaration, string reason, string type) => ParserHarness.AssertFinding(
        "using Instrument; " + declaration, "INST1003", type, reason);

    [Theory]
    [InlineData("public static double [|Loss|] { get; set; }", "static")]
    [InlineData("public static double [|Loss|];", "static")]
    [InlineData("public const double [|Loss|] = 1;", "a constant")]
    public void INST1004_static_member(string member, string what) => ParserHarness.AssertFinding(
        $"using Instrument; public class Train {{ [Metric] {member} }}", "INST1004", "Loss", what);

    [Fact]
    public void A_mistake_is_reported_where_it_is_declared_only()
    {
        const string Source = """
            using Instrument;
            public class Base { [Metric] public object? Wrong; }
            public class Derived : Base { [Metric] public double Loss; }
            public class Outer { [Metric] public Base Inner = new(); [Metric] public int Epoch; }
            """;
        Assert.Equal("Wrong", Assert.Single(ParserHarness.FindAll(Source)).Arguments[0]);
        Assert.Null(ParserHarness.ParseMetrics(Source, "Base"));
        Assert.Null(ParserHarness.ParseMetrics(Source, "Derived"));
        Assert.Null(ParserHarness.ParseMetrics(Source, "Outer"));
    }

    [Fact]
    public void Every_mistake_of_a_type_is_found() => Assert.Equal(
        ["INST1004", "INST1001", "INST1002", "INST2001"],
        ParserHarness.FindAll("""
            using Instrument;
            public class Train
            {
                [Metric] public object? Wrong;
                [Metric] private double _hidden = 1;
                [Metric("")] public double Empty;
                [Metric] public static double Static;
            }
            """).Select(finding => finding.Id));

    [Fact]
    public void A_type_without_metrics_has_no_findings() =>
        Assert.Empty(ParserHarness.FindAll("public static class Plain { public static object? Value; } public delegate void Act(); public enum E { A }"));
}
