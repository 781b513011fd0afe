using System.Text.Json;
using Instrument.Sweeps;
using Instrument.Tool.Sweeps;

namespace Instrument.Tool.Tests.Sweeps;

public sealed class TrialCommandLineTests
{
    private static readonly string[] Env = OperatingSystem.IsWindows() ? [] : ["/usr/bin/env"];

    [Theory]
    [InlineData("${args}", "--lr=0.00271", "--flag=true", "--off=false", "--name=adam w", "--optimizer={\"beta\":0.9}")]
    [InlineData("${args_no_equals}", "--lr", "0.00271", "--flag", "true", "--off", "false", "--name", "adam w", "--optimizer", "{\"beta\":0.9}")]
    [InlineData("${args_no_hyphens}", "lr=0.00271", "flag=true", "off=false", "name=adam w", "optimizer={\"beta\":0.9}")]
    [InlineData("${args_no_boolean_flags}", "--lr=0.00271", "--flag", "--name=adam w", "--optimizer={\"beta\":0.9}")]
    [InlineData("${args_append_hydra}", "+lr=0.00271", "+flag=true", "+off=false", "+name=adam w", "+optimizer={\"beta\":0.9}")]
    [InlineData("${args_override_hydra}", "++lr=0.00271", "++flag=true", "++off=false", "++name=adam w", "++optimizer={\"beta\":0.9}")]
    [InlineData("${args_json}", "{\"lr\":0.00271,\"flag\":true,\"off\":false,\"name\":\"adam w\",\"optimizer\":{\"beta\":0.9}}")]
    [InlineData("${args_json_file}", "values.json")]
    [InlineData("${program}", "train")]
    [InlineData("${envvar:HOME_OF}/x", "there/x")]
    [InlineData("${envvar:UNSET}", "UNSET")]
    [InlineData("${unknown}")]
    [InlineData("x${args}", "x${args}")]
    public void Macros_stand_for_what_the_reference_says(string word, params string[] expected) => Assert.Equal(expected, Expand("train", word));

    [Theory]
    [InlineData("train", "train")]
    [InlineData("train.py", "python", "train.py")]
    [InlineData("bin/train.dll", "dotnet", "bin/train.dll")]
    [InlineData("Train/Train.csproj", "dotnet", "run", "--project", "Train/Train.csproj", "--")]
    public void The_interpreter_is_the_one_that_the_program_needs(string program, params string[] expected) =>
        Assert.Equal([.. Env, .. expected], Expand(program, "${env}", "${interpreter}", "${program}"));

    private static IReadOnlyList<string> Expand(string program, params string[] words)
    {
        using JsonDocument args = JsonDocument.Parse("""
            {"lr":{"value":0.00271},"flag":{"value":true},"off":{"value":false},"name":{"value":"adam w"},"optimizer":{"value":{"beta":0.9}}}
            """);
        TrialCommandLine line = new(SweepValues.Of(args.RootElement), program, name => name == "HOME_OF" ? "there" : null, () => "values.json");
        return line.Expand(words);
    }
}
