using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Parsing;

/// <summary>INST1005: methods with <c>[Metric]</c> parameters that cannot be generated.</summary>
public sealed class LogMethodFindingsTests
{
    private const string NoPart = "is in a type that cannot get a generated part; make the type and all types around it partial";

    [Theory]
    [InlineData("static void [|M|](Run run, [Metric] int a) { }", "is not partial")]
    [InlineData("static partial void [|M|](Run run, [Metric] int a); static partial void M(Run run, int a) { }", "has a body")]
    [InlineData("static partial void [|M|]<T>(Run run, [Metric] int a);", "is generic")]
    [InlineData("public static partial int [|M|](Run run, [Metric] int a);", "returns a value")]
    [InlineData("static partial void [|M|](Run run, [Metric] ref int a);", "has the ref parameter 'a'")]
    [InlineData("public static partial void [|M|](Run run, [Metric] out int a);", "has the out parameter 'a'")]
    [InlineData("static partial void [|M|]([Metric] int a);", "has no parameter of type Run")]
    [InlineData("partial void [|M|]([Metric] int a);", "has no Run, neither as a parameter nor in a field or property of its type")]
    [InlineData("static partial void [|M|](Run x, Run y, [Metric] int a);", "has 2 runs to choose from (x, y)")]
    [InlineData("Run _x, _y; partial void [|M|]([Metric] int a);", "has 2 runs to choose from (this._x, this._y)")]
    [InlineData("static partial void M(Run run, [Metric] int a, int [|b|]);", "has the parameter 'b' without [Metric]")]
    [InlineData("static partial void M(Run run, [Metric] int a, double [|step|]);", "has the parameter 'step' without [Metric]")]
    [InlineData("""[Metric("val")] static partial void [|M|](Run run);""", "has no parameter with [Metric]")]
    public void INST1005_method(string member, string reason) => ParserHarness.AssertFinding(
        $$"""using Instrument; public partial class Reports { {{member}} }""", "INST1005", "M", reason);

    [Theory]
    [InlineData("public class Outer { static partial class Reports { static partial void [|M|](Run run, [Metric] int a); } }", "M", NoPart)]
    [InlineData("file static partial class Reports { static partial void [|M|](Run run, [Metric] int a); }", "M", NoPart)]
    [InlineData("public class [|Reports|]([Metric] int a) { int A => a; }", ".ctor", "is no ordinary method")]
    public void INST1005_place(string source, string method, string reason) =>
        ParserHarness.AssertFinding("using Instrument; " + source, "INST1005", method, reason);

    [Fact]
    public void INST1001_parameter_of_an_unsupported_type() => ParserHarness.AssertFinding(
        "using Instrument; static partial class R { static partial void M(Run run, [Metric] [|object|] a); }",
        "INST1001", "a", "object", "is not a number, flag, enum or text and has no metrics of its own");

    [Fact]
    public void INST2001_invalid_prefix_of_a_method() => ParserHarness.AssertFinding(
        """using Instrument; static partial class R { [Metric([|""|])] static partial void M(Run run, [Metric] int a); }""",
        "INST2001", "", MetricKeyGrammar.Describe(MetricKeyViolation.Empty));

    [Fact]
    public void INST2003_two_parameters_with_one_key() => ParserHarness.AssertFinding(
        """using Instrument; static partial class R { static partial void M(Run run, [Metric] int a, [Metric([|"a"|])] int b); }""",
        "INST2003", "a", "a", "b");

    [Fact]
    public void Positional_records_with_metrics_have_no_findings() => Assert.Empty(ParserHarness.FindAll(
        "using Instrument; public record Train([Metric] double Loss, [property: Metric] int Epoch);"));
}
