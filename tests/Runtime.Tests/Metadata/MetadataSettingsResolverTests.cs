using Instrument.Metadata;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>What decides how much a run tells.</summary>
public sealed class MetadataSettingsResolverTests
{
    private const string Folder = "/work-of-ann";

    [Fact]
    public void Who_the_user_is_and_the_code_are_not_told_unless_somebody_asks()
    {
        MetadataSettings settings = Resolve(new RunOptions(), []);

        Assert.Equal(RunMetadata.Default, settings.Parts);
        Assert.False(settings.Has(RunMetadata.User));
        Assert.False(settings.SavesCode);
        Assert.Equal("origin", settings.GitRemote);
        Assert.True(Resolve(new RunOptions { Metadata = RunMetadata.All }, []).Has(RunMetadata.User));
    }

    [Theory]
    [InlineData("WANDB_X_DISABLE_META", RunMetadata.None)]
    [InlineData("WANDB_X_DISABLE_MACHINE_INFO", RunMetadata.None)]
    [InlineData("WANDB_DISABLE_GIT", RunMetadata.Default & ~RunMetadata.Git)]
    [InlineData("WANDB_X_DISABLE_STATS", RunMetadata.Default)]
    public void The_environment_takes_parts_away(string variable, RunMetadata expected)
    {
        Assert.Equal(expected, Resolve(new RunOptions(), new() { [variable] = "true" }).Parts);
        Assert.Equal(RunMetadata.Default, Resolve(new RunOptions(), new() { [variable] = "0" }).Parts);
        Assert.Equal(RunMetadata.All, Resolve(new RunOptions { Metadata = RunMetadata.All }, new() { [variable] = "true" }).Parts);
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("true", null, null, true)]
    [InlineData("true", "true", null, false)]
    [InlineData("true", "true", true, true)]
    [InlineData("true", null, false, false)]
    public void Code_is_saved_where_code_or_environment_ask_for_it(string? save, string? disable, bool? given, bool expected)
    {
        Dictionary<string, string> variables = [];
        if (save is not null)
            variables["WANDB_SAVE_CODE"] = save;
        if (disable is not null)
            variables["WANDB_DISABLE_CODE"] = disable;

        Assert.Equal(expected, Resolve(new RunOptions { SaveCode = given }, variables).SavesCode);
    }

    [Fact]
    public void What_is_found_can_be_replaced()
    {
        MetadataSettings settings = Resolve(new RunOptions(), new()
        {
            ["WANDB_ARGS"] = "[\"--lr\", \"1\"]",
            ["WANDB_CODE_DIR"] = "src",
            ["WANDB_X_STATS_CPU_COUNT"] = "7",
            ["WANDB_X_STATS_DISK_PATHS"] = "[\"/data\"]",
            ["WANDB_USERNAME"] = "ann",
            ["SLURM_JOB_ID"] = "42",
        });

        Assert.Equal(["--lr", "1"], settings.Arguments);
        Assert.Equal(Path.GetFullPath("src", Folder), settings.CodeDirectory);
        Assert.Equal((7u, "ann", "42"), (settings.CpuCount, settings.Username, settings.Job.Slurm["job_id"]));
        Assert.Equal(["/data"], settings.DiskPaths);
    }

    [Fact]
    public void A_bad_variable_is_refused_without_telling_a_command_line()
    {
        string message = Assert.Throws<WandbException>(() => Resolve(new RunOptions(), new() { ["WANDB_ARGS"] = "--password hunter2" })).Message;

        Assert.Contains("WANDB_ARGS", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
        Assert.Throws<WandbException>(() => Resolve(new RunOptions(), new() { ["WANDB_X_STATS_CPU_COUNT"] = "many" }));
        Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { Metadata = (RunMetadata)1024 }, []));
    }

    private static MetadataSettings Resolve(RunOptions options, Dictionary<string, string> variables) =>
        new MetadataSettingsResolver(variables.GetValueOrDefault, variables.Keys, (name, fallback) => variables.TryGetValue(name, out string? text) ? text == "true" : fallback)
            .Resolve(options, Folder);
}
