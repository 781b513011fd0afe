using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>Code before environment before defaults.</summary>
public sealed class RunSettingsResolverTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    // Each setting with its variable, a value, and how it is given in code.
    private static readonly Dictionary<string, (Func<string, RunOptions> Code, Func<RunSettings, string?> Read, string? Default)> Texts = new()
    {
        ["WANDB_PROJECT"] = (value => new RunOptions { Project = value }, settings => settings.Project, "uncategorized"),
        ["WANDB_ENTITY"] = (value => new RunOptions { Entity = value }, settings => settings.Entity, null),
        ["WANDB_NAME"] = (value => new RunOptions { Name = value }, settings => settings.Name, null),
        ["WANDB_NOTES"] = (value => new RunOptions { Notes = value }, settings => settings.Notes, null),
        ["WANDB_RUN_GROUP"] = (value => new RunOptions { Group = value }, settings => settings.Group, null),
        ["WANDB_JOB_TYPE"] = (value => new RunOptions { JobType = value }, settings => settings.JobType, null),
        ["WANDB_DIR"] = (value => new RunOptions { Directory = value }, settings => Path.GetFileName(settings.RootDirectory), "instrument-none"),
        ["WANDB_TAGS"] = (value => new RunOptions { Tags = [value] }, settings => settings.Tags.SingleOrDefault(), null),
    };

    public static TheoryData<string> Variables => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Variables))]
    public void Code_wins_over_the_environment_and_that_over_the_default(string variable)
    {
        (Func<string, RunOptions> code, Func<RunSettings, string?> read, string? fallback) = Texts[variable];
        Dictionary<string, string> environment = new() { [variable] = "from-environment" };

        Assert.Equal("from-code", read(Resolve(code("from-code"), environment)));
        Assert.Equal("from-environment", read(Resolve(new RunOptions(), environment)));
        Assert.Equal(fallback, read(Resolve(new RunOptions(), Nothing)));
    }

    [Fact]
    public void A_run_id_is_given_or_made_up()
    {
        Dictionary<string, string> environment = new() { ["WANDB_RUN_ID"] = "env1" };

        RunSettings code = Resolve(new RunOptions { RunId = "code1" }, environment);
        RunSettings variable = Resolve(new RunOptions(), environment);
        RunSettings none = Resolve(new RunOptions(), Nothing);

        Assert.Equal(("code1", true), (code.RunId, code.HasGivenRunId));
        Assert.Equal(("env1", true), (variable.RunId, variable.HasGivenRunId));
        Assert.Matches("^[a-z0-9]{8}$", none.RunId);
        Assert.False(none.HasGivenRunId);
    }

    [Fact]
    public void Tags_are_parted_at_commas_without_trimming()
    {
        Assert.Equal(["a", " b", "c d"], Resolve(new RunOptions(), new() { ["WANDB_TAGS"] = "a, b,c d" }).Tags);
        Assert.Equal(["a,b"], Resolve(new RunOptions { Tags = ["a,b"] }, new() { ["WANDB_TAGS"] = "x" }).Tags);
        Assert.Empty(Resolve(new RunOptions { Tags = [] }, new() { ["WANDB_TAGS"] = "x" }).Tags);
    }

    [Fact]
    public void A_directory_is_relative_to_the_current_one()
    {
        Assert.Equal(Path.Combine(Current, "below"), Resolve(new RunOptions { Directory = "below" }, Nothing).RootDirectory);
        Assert.Equal(Current, Resolve(new RunOptions(), Nothing).RootDirectory);
        Assert.Equal(Path.GetTempPath(), Resolve(new RunOptions { Directory = Path.GetTempPath() }, Nothing).RootDirectory);
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData(null, "true", null, true)]
    [InlineData(null, null, "1", true)]
    [InlineData(null, "false", "yes", true)]
    [InlineData(false, "true", "true", false)]
    [InlineData(true, "false", null, true)]
    public void Quiet_is_asked_for_in_code_or_by_one_of_two_variables(bool? code, string? quiet, string? silent, bool expected) =>
        Assert.Equal(expected, Resolve(new RunOptions { Quiet = code }, Some(("WANDB_QUIET", quiet), ("WANDB_SILENT", silent))).Quiet);

    [Theory]
    [InlineData("1", true)]
    [InlineData("True", true)]
    [InlineData("t", true)]
    [InlineData("YES", true)]
    [InlineData("y", true)]
    [InlineData("on", true)]
    [InlineData("0", false)]
    [InlineData("FALSE", false)]
    [InlineData("f", false)]
    [InlineData("no", false)]
    [InlineData("n", false)]
    [InlineData("Off", false)]
    public void Flags_have_many_spellings(string value, bool expected)
    {
        Assert.Equal(expected, Resolve(new RunOptions(), new() { ["WANDB_QUIET"] = value }).Quiet);
        Assert.Equal(expected, Resolve(new RunOptions(), new() { ["WANDB_SYMLINK"] = value }).Symlink);
    }

    [Fact]
    public void Host_symlink_and_program_have_defaults()
    {
        RunSettings settings = Resolve(new RunOptions(), Nothing);

        Assert.Equal(Environment.MachineName, settings.Host);
        Assert.Equal(!OperatingSystem.IsWindows(), settings.Symlink);
        Assert.Equal("box", Resolve(new RunOptions(), new() { ["WANDB_HOST"] = "box" }).Host);
    }

    // A directory that does not exist has no git repository above it but that of the root.
    private static string Current { get; } = Path.GetFullPath("/instrument-none");

    private static Dictionary<string, string> Some(params (string Name, string? Value)[] variables) =>
        variables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Name, variable => variable.Value!);

    private static RunSettings Resolve(RunOptions options, Dictionary<string, string> environment) =>
        new RunSettingsResolver(environment.GetValueOrDefault, Current, _ => new ServerSettings()).Resolve(options);
}
