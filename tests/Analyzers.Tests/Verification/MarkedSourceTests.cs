using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>The marks are understood, and a test with a wrong mark or message fails.</summary>
public class MarkedSourceTests
{
    private const string Mistake = "public class Metrics { [Metric] public static double Loss { get; set; } }";
    private const string MarkedMistake = "public class Metrics { [Metric] public static double [|Loss|] { get; set; } }";

    [Fact]
    public void Marks_are_taken_out_of_the_text()
    {
        MarkedSource source = MarkedSource.Parse("[A] class [|B|] { {|CS0001:int {|INST1001:x|}|}; }");

        Assert.Equal("[A] class B { int x; }", source.Text);
        Assert.Equal(
            [
                new ExpectedDiagnostic(null, new TextSpan(10, 1)),
                new ExpectedDiagnostic("INST1001", new TextSpan(18, 1)),
                new ExpectedDiagnostic("CS0001", new TextSpan(14, 5)),
            ],
            source.Expected);
    }

    [Theory]
    [InlineData("class [|A { }")]
    [InlineData("class [|A|} { }")]
    public void Unpaired_marks_are_refused(string markup) => Assert.ThrowsAny<XunitException>(() => MarkedSource.Parse(markup));

    [Fact]
    public Task An_unmarked_diagnostic_fails_the_test() =>
        FailsAsync(Mistake, "1 unexpected and 0 missing", "^^^^ error INST1004: ");

    [Fact]
    public Task An_unmarked_compiler_error_fails_the_test() =>
        FailsAsync("class A : B { }", "1 unexpected and 0 missing", "^ error CS0246: ");

    [Fact]
    public Task A_mark_without_a_diagnostic_fails_the_test() =>
        FailsAsync("class {|INST1004:A|} { }", "0 unexpected and 1 missing", "      ^ expected here: INST1004");

    [Fact]
    public Task A_mark_with_another_id_fails_the_test() =>
        FailsAsync(MarkedMistake.Replace("[|Loss|]", "{|INST1003:Loss|}", StringComparison.Ordinal), "1 unexpected and 1 missing");

    [Fact]
    public Task A_mark_at_another_place_fails_the_test() =>
        FailsAsync(MarkedMistake.Replace("[|Loss|]", "[|Loss |]", StringComparison.Ordinal), "1 unexpected and 1 missing");

    [Fact]
    public Task Another_message_fails_the_test() => FailsAsync(MarkedMistake, ["error INST1004: something else"], "something else");

    private static Task FailsAsync(string markup, params string[] fragments) => FailsAsync(markup, messages: [], fragments);

    private static async Task FailsAsync(string markup, string[] messages, params string[] fragments)
    {
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerTest.ReportsAsync(markup, messages));

        Assert.All(fragments, fragment => Assert.Contains(fragment, failure.Message, StringComparison.Ordinal));
    }
}
