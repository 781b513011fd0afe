using Instrument.Package.Tests.Packing;
using Instrument.Package.Tests.Processes;

namespace Instrument.Package.Tests.Consumers;

/// <summary>What a project gets that references the package.</summary>
[Collection(PackedOnce.Name)]
public class ConsumerTests(ConsumerBuild build) : IClassFixture<ConsumerBuild>
{
    [Theory]
    [InlineData("Direct")]
    [InlineData("SecondHand")]
    [InlineData("Readme")]
    [InlineData("Strict")]
    public async Task A_program_builds_with_generated_code_and_its_run_leaves_a_log(string project)
    {
        Assert.Empty(build.Diagnostics(project));

        ProcessResult result = await build.RunProgramAsync(project);

        result.MustSucceed();
        string log = Assert.Single(build.Logs(project));
        Assert.True(new FileInfo(log).Length > 0, $"{log} is empty.");
    }

    [Fact]
    public async Task A_program_that_references_the_package_for_tests_can_start_its_server()
    {
        Assert.Empty(build.Diagnostics("UnitTests"));

        ProcessResult result = await build.RunProgramAsync("UnitTests");

        result.MustSucceed();
    }

    [Fact]
    public void Every_rule_shows_in_a_build_that_breaks_it()
    {
        IReadOnlyList<string> diagnostics = build.Diagnostics("Mistakes");

        Assert.NotEmpty(RulePages.Ids);
        Assert.All(RulePages.Ids, id => Assert.Contains(diagnostics, line => Shows(line, id)));
        Assert.DoesNotContain(diagnostics, line => line.Contains("error CS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_finds_the_fixes_in_the_package()
    {
        Assert.NotEmpty(build.Diagnostics("Fixable"));

        ProcessResult format = await build.FormatAsync("Fixable", "INST4001", "INST3007");
        ProcessResult result = await build.RunAsync("build", "Fixable", "--no-restore");

        format.MustSucceed();
        result.MustSucceed();
        Assert.DoesNotContain("warning", result.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Direct")]
    [InlineData("SecondHand")]
    public async Task An_older_compiler_is_refused_with_a_message_that_names_the_way_out(string project)
    {
        ProcessResult result = await build.RunAsync(
            "build", project, "--no-restore", "-p:BuildProjectReferences=false", "-p:CompilerApiVersion=roslyn4.7");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error INSTRUMENT001: The package Instrument needs the C# compiler 4.8 or newer", result.Output, StringComparison.Ordinal);
        Assert.Contains("compiled with 4.7: update the .NET SDK", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_framework_is_refused_by_NuGet()
    {
        ProcessResult result = await build.RunAsync("restore", "OldFramework");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error NU1202", result.Output, StringComparison.Ordinal);
    }

    private static bool Shows(string line, string id) =>
        line.Contains($"{id}.cs(", StringComparison.Ordinal) && line.Contains($" {id}: ", StringComparison.Ordinal);
}
