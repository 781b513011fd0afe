using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST5001, INST5002, INST5003: rows of tables.</summary>
public class TableRowTests
{
    private const string TypeWayOut = "which a table cannot hold; use a number, bool, string, enum, date, media or list of these, or add [ColumnIgnore]";
    private const string RowWayOut = "a row needs a partial class, struct or record, neither static nor generic, with members that it can read";

    [Theory]
    [InlineData("object")]
    [InlineData("Action")]
    [InlineData("int[,]")]
    [InlineData("List<Delegate>")]
    [InlineData("Dictionary<string, int>")]
    [InlineData("Table")]
    [InlineData("Chart")]
    public Task A_type_without_a_form_in_a_table_is_reported_at_the_type(string type) => AnalyzerTest.ReportsAsync(
        $$"""
        [WandbTable]
        public partial class Sample
        {
            public int Id { get; set; }
            public [|{{type}}|] Value => throw new Exception();
        }
        """,
        $"error INST5001: 'Value' has the type '{type}', {TypeWayOut}");

    [Fact]
    public Task A_type_of_a_base_type_is_reported_at_the_row() => AnalyzerTest.ReportsAsync(
        """
        public class Base
        {
            public object? Value { get; set; }
        }

        [WandbTable]
        public partial class [|Sample|] : Base
        {
            public int Id { get; set; }
        }
        """,
        $"error INST5001: 'Value' has the type 'object?', {TypeWayOut}");

    [Theory]
    [InlineData("public class [|Sample|] { public int Id => 1; }", "'Sample' is not partial")]
    [InlineData("public partial class [|Sample|];", "'Sample' has no public member")]
    [InlineData("public partial class [|Sample|] { private int Id => 1; }", "'Sample' has no public member")]
    [InlineData("public partial class [|Sample|]<T> { public int Id => 1; }", "'Sample<T>' is generic")]
    [InlineData("public static partial class [|Sample|] { public static int Id => 1; }", "'Sample' is static")]
    [InlineData("public ref partial struct [|Sample|] { public int Id => 1; }", "'Sample' is a ref struct")]
    public Task A_type_that_cannot_be_a_row_is_reported_at_its_name(string declaration, string reason) => AnalyzerTest.ReportsAsync(
        $"[WandbTable] {declaration}",
        $"error INST5002: {reason}; {RowWayOut}");

    [Fact]
    public Task A_row_in_a_type_that_is_not_partial_is_reported_at_its_name() => AnalyzerTest.ReportsAsync(
        """
        public class Outer
        {
            [WandbTable]
            public partial record [|Sample|](int Id);
        }
        """,
        $"error INST5002: 'Sample' is in a type that is not partial; {RowWayOut}");

    [Fact]
    public Task A_column_that_is_there_already_is_reported_at_its_name() => AnalyzerTest.ReportsAsync(
        """
        [WandbTable]
        public partial class Sample
        {
            public double Score { get; set; }
            [ColumnKey([|"score"|])] public double Confidence { get; set; }
        }
        """,
        "error INST5003: 'Confidence' has the column \"score\", which 'Score' has already; give one of them another name with [ColumnKey]");

    [Fact]
    public Task A_pragma_silences_a_finding() => AnalyzerTest.IsSilentAsync(
        """
        [WandbTable]
        public partial class Sample
        {
        #pragma warning disable INST5001
            public object? Value { get; set; }
        #pragma warning restore INST5001
        }
        """);

    [Fact]
    public Task A_row_is_fine_and_can_be_used() => AnalyzerTest.IsSilentAsync(
        """
        [WandbTable]
        public partial record Sample(int Id, string? Text, Html Page, DayOfWeek? Day, IReadOnlyList<double> Scores)
        {
            [ColumnIgnore] public object? Source { get; init; }
            [ColumnKey("other_id")] private int Other => Id;
        }

        public static class Program
        {
            public static Table Table => Instrument.Table.From(new[] { new Sample(1, null, new Html("x"), null, []) });
        }
        """);
}
