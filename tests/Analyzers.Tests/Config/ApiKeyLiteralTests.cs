using Instrument.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Tests.Config;

/// <summary>INST4009: no API key in the source.</summary>
public class ApiKeyLiteralTests
{
    private const string Key = "0123456789abcdef0123456789abcdef01234567";
    private const string LongKey = "wandb_v1-0123456789abcdefghijklmnopqrstuvwxyzABCDEF";

    [Theory]
    [InlineData(Key)]
    [InlineData("local-" + Key)]
    [InlineData(LongKey)]
    public async Task A_literal_with_the_form_of_a_key_is_reported_and_never_repeated(string key)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerTest.DiagnoseAsync(Code($"string text = \"{key}\";")));

        Assert.Equal(
            "warning INST4009: This literal has the form of a W&B API key; take the key out of the source, and set WANDB_API_KEY or log in instead",
            AnalyzerTest.Describe(diagnostic));
    }

    [Theory]
    [InlineData("const string Secret = [|\"" + Key + "\"|];")]
    [InlineData("Environment.SetEnvironmentVariable(\"WANDB_API_KEY\", [|\"" + Key + "\"|]);")]
    [InlineData("_text = [|\"" + Key + "\"|];")]
    [InlineData("object boxed = [|\"" + Key + "\"|];")]
    [InlineData("var run = new RunOptions { Notes = [|\"" + Key + "\"|] };")]
    [InlineData("string[] all = { [|\"" + Key + "\"|] };")]
    public Task Arguments_initial_values_and_assignments_count(string statement) => AnalyzerTest.ReportsAsync(Code(statement));

    [Theory]
    [InlineData("const string Commit = \"" + Key + "\";")]
    [InlineData("string sha1 = \"" + Key + "\";")]
    [InlineData("string text = \"" + Key + "0\";")]
    [InlineData("string text = \"g123456789abcdef0123456789abcdef01234567\";")]
    [InlineData("string text = \"sha256-" + Key + "\";")]
    [InlineData("string text = \"a-very-long-name-with-many-dashes-and-no-secret-in-it\";")]
    [InlineData("string text = \"prefix-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\";")]
    [InlineData("bool isIt = _text == \"" + Key + "\";")]
    public Task Checksums_and_other_texts_are_fine(string statement) => AnalyzerTest.IsSilentAsync(Code(statement));

    private static string Code(string statement) => $$"""
        public class Program
        {
            private string _text = "";

            public string Start()
            {
                {{statement}}
                return _text;
            }
        }
        """;
}
