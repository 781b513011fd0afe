using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Declarations;

/// <summary>Parameters of log methods that are no metrics yet are made such.</summary>
public class AddMetricFixTests
{
    [Fact]
    public Task A_parameter_gets_the_key_of_its_name() => FixTest.ChangesAsync(
        "INST1005",
        "Add [Metric(\"top5_accuracy\")]",
        """
        static partial class Validation
        {
            static partial void Report(
                this Run run, [Metric("val/loss")] double loss,
                // Of five.
                double? top5Accuracy);
        }
        """,
        """
        static partial class Validation
        {
            static partial void Report(
                this Run run, [Metric("val/loss")] double loss,
                // Of five.
                [Metric("top5_accuracy")] double? top5Accuracy);
        }
        """);

    [Fact]
    public Task The_attribute_is_named_in_full_where_the_library_is_not_imported() => new FixTest("INST1005", "Add [Metric(\"loss\")]") { ImportsLibrary = false }.ChangesAsync(
        "namespace A { class Metric : Attribute; static partial class V { static partial void Report(Instrument.Run run, [Instrument.Metric] int a, double loss); } }",
        "namespace A { class Metric : Attribute; static partial class V { static partial void Report(Instrument.Run run, [Instrument.Metric] int a, [global::Instrument.Metric(\"loss\")] double loss); } }");

    [Fact]
    public Task A_using_is_added_where_the_name_needs_it() => new FixTest("INST1005", "Add [Metric(\"loss\")]") { ImportsLibrary = false }.ChangesAsync(
        "static partial class V { static partial void Report(Instrument.Run run, [Instrument.Metric] int a, double loss); }",
        "using Instrument;\n\nstatic partial class V { static partial void Report(Instrument.Run run, [Instrument.Metric] int a, [Metric(\"loss\")] double loss); }");

    [Theory]
    [InlineData("int step")]
    [InlineData("int commit")]
    [InlineData("object loss")]
    [InlineData("System.IO.Stream output")]
    [InlineData("double a_")]
    public Task Nothing_is_offered_for_a_parameter_that_is_no_metric(string parameter) =>
        FixTest.OffersNothingAsync("INST1005", $"static partial class V {{ static partial void Report(Run run, [Metric] int a, {parameter}); }}");

    [Fact]
    public Task All_parameters_of_a_document_become_metrics() => new FixTest("INST1005", "Add [Metric(\"loss\")]").ChangesAllAsync(
        FixAllScope.Document,
        [["static partial class V { static partial void Report(Run run, [Metric] int a, double loss, bool isBest); }"]],
        [["static partial class V { static partial void Report(Run run, [Metric] int a, [Metric(\"loss\")] double loss, [Metric(\"is_best\")] bool isBest); }"]]);
}
