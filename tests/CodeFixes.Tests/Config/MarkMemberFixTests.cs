using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Config;

/// <summary>Members that are secret or cannot be written are marked so.</summary>
public class MarkMemberFixTests
{
    [Theory]
    [InlineData("Secret")]
    [InlineData("ConfigIgnore")]
    public Task A_secret_is_kept_out(string attribute) => FixTest.ChangesAsync(
        "INST4008",
        $"Add [{attribute}]",
        """
        [WandbConfig]
        public partial class DataConfig
        {
            public int BatchSize => 1;

            /// <summary>Opens the storage.</summary>
            public string? Password { get; init; }
        }
        """,
        $$"""
        [WandbConfig]
        public partial class DataConfig
        {
            public int BatchSize => 1;

            /// <summary>Opens the storage.</summary>
            [{{attribute}}]
            public string? Password { get; init; }
        }
        """);

    [Theory]
    [InlineData("    [ConfigKey(\"pw\")] public string? Password { get; init; }", "    [ConfigKey(\"pw\")] [Secret] public string? Password { get; init; }")]
    [InlineData("    [ConfigKey(\"pw\")]\n    public string? Password { get; init; }", "    [ConfigKey(\"pw\")]\n    [Secret]\n    public string? Password { get; init; }")]
    [InlineData("    public string? Password;", "    [Secret]\n    public string? Password;")]
    [InlineData("    // Why.\n    [ConfigKey(\"pw\")] // What.\n    public string? Password;", "    // Why.\n    [ConfigKey(\"pw\")] // What.\n    [Secret]\n    public string? Password;")]
    public Task The_attribute_joins_those_that_are_there(string before, string after) => FixTest.ChangesAsync(
        "INST4008", "Add [Secret]", $"[WandbConfig]\npartial class C\n{{\n{before}\n}}\n", $"[WandbConfig]\npartial class C\n{{\n{after}\n}}\n");

    [Fact]
    public Task The_attribute_of_a_records_parameter_goes_to_the_property() => FixTest.ChangesAsync(
        "INST4008",
        "Add [Secret]",
        "[WandbConfig] public partial record DataConfig(int Batch, string? ApiKey);",
        "[WandbConfig] public partial record DataConfig(int Batch, [property: Secret] string? ApiKey);");

    [Fact]
    public Task Lines_end_as_they_do_in_the_document() => FixTest.ChangesAsync(
        "INST4008",
        "Add [Secret]",
        "[WandbConfig]\r\npartial class C\r\n{\r\n    public string? Password;\r\n}\r\n",
        "[WandbConfig]\r\npartial class C\r\n{\r\n    [Secret]\r\n    public string? Password;\r\n}\r\n");

    [Fact]
    public Task A_using_is_added_where_the_attribute_needs_it() => new FixTest("INST4008", "Add [Secret]") { ImportsLibrary = false }.ChangesAsync(
        "[Instrument.WandbConfig] partial class C { public string? Password; }",
        "using Instrument;\n\n[Instrument.WandbConfig] partial class C { [Secret]\npublic string? Password; }");

    [Fact]
    public Task A_member_that_cannot_be_written_is_left_out() => FixTest.ChangesAsync(
        "INST4002",
        "Add [ConfigIgnore]",
        "[WandbConfig]\npartial record C(int A, System.IO.Stream? Output);",
        "[WandbConfig]\npartial record C(int A, [property: ConfigIgnore] System.IO.Stream? Output);");

    [Theory]
    [InlineData("[WandbConfig] partial class C { public System.IO.Stream? A, B; }")]
    [InlineData("class Base { public System.IO.Stream? A { get; set; } } [WandbConfig] partial class C : Base { public int B => 1; }")]
    public Task Nothing_is_offered_where_one_mark_is_not_enough(string source) => FixTest.OffersNothingAsync("INST4002", source);

    [Theory]
    [InlineData("Secret")]
    [InlineData("ConfigIgnore")]
    public Task All_secrets_of_a_solution_are_marked_alike(string attribute) => new FixTest("INST4008", $"Add [{attribute}]").ChangesAllAsync(
        FixAllScope.Solution,
        [["[WandbConfig] partial record A(string? Password, string? ApiKey);", "[WandbConfig] partial record B(string? Secret);"], ["[WandbConfig] partial record C(string? Pwd);"]],
        [[$"[WandbConfig] partial record A([property: {attribute}] string? Password, [property: {attribute}] string? ApiKey);", $"[WandbConfig] partial record B([property: {attribute}] string? Secret);"], [$"[WandbConfig] partial record C([property: {attribute}] string? Pwd);"]]);
}
