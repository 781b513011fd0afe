using Instrument.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Tests.Config;

/// <summary>INST4008: secrets stay out of configs.</summary>
public class SecretInConfigTests
{
    [Theory]
    [InlineData("Password")]
    [InlineData("DatabasePwd")]
    [InlineData("ClientSecret")]
    [InlineData("Credentials")]
    [InlineData("ApiKey")]
    [InlineData("WandbAPIKey")]
    [InlineData("Apikey")]
    [InlineData("StorageAccessKey")]
    [InlineData("Token")]
    [InlineData("HfToken")]
    [InlineData("AccessToken")]
    [InlineData("ConnectionString")]
    public Task A_text_that_is_named_like_a_secret_is_reported_at_its_name(string name) => AnalyzerTest.ReportsAsync(
        Config($$"""public string? {|INST4008:{{name}}|} { get; init; }"""),
        $"warning INST4008: '{name}' is named like a secret, and a config is stored and shown by W&B; add [Secret] or [ConfigIgnore], or rename it");

    [Fact]
    public Task A_key_counts_like_a_name() =>
        AnalyzerTest.ReportsAsync(Config("[ConfigKey(\"api_key\")] public string [|Access|] { get; init; } = \"\";"));

    [Theory]
    [InlineData("[ConfigIgnore] public string? Password { get; init; }")]
    [InlineData("[Secret] public string? Password { get; init; }")]
    [InlineData("private string? Password { get; init; }")]
    [InlineData("public string? PadToken { get; init; }")]
    [InlineData("public string? EosToken { get; init; }")]
    [InlineData("public string? TokenizerName { get; init; }")]
    [InlineData("public string? KeyColumn { get; init; }")]
    [InlineData("public string? SortKey { get; init; }")]
    [InlineData("public int MaxTokens { get; init; }")]
    [InlineData("public int PasswordLength { get; init; }")]
    public Task Other_names_types_and_members_that_are_not_written_are_fine(string member) => AnalyzerTest.IsSilentAsync(Config(member));

    [Fact]
    public async Task The_attribute_to_add_is_handed_to_fixes()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerTest.DiagnoseAsync(Config("public string? Password { get; init; }")));

        Assert.Equal("Secret", diagnostic.Properties["Attribute"]);
    }

    [Fact]
    public Task A_type_that_is_no_config_is_fine() => AnalyzerTest.IsSilentAsync(
        "public record Login(string User, string Password);");

    private static string Config(string member) => $$"""
        [WandbConfig]
        public partial record DataConfig
        {
            {{member}}
        }
        """;
}
