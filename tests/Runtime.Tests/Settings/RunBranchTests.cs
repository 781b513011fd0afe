using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>Resuming, branching and taking back: what excludes what.</summary>
public sealed class RunBranchTests
{
    [Theory]
    [InlineData("allow", RunResume.Allow)]
    [InlineData("must", RunResume.Must)]
    [InlineData("never", RunResume.Never)]
    [InlineData("auto", RunResume.Auto)]
    [InlineData("true", RunResume.Auto)]
    [InlineData(null, RunResume.None)]
    public void The_environment_says_how_to_resume(string? variable, RunResume expected) =>
        Assert.Equal(expected, Resolve(new RunOptions(), name => name == "WANDB_RESUME" ? variable : null).Resume);

    [Fact]
    public void Another_word_is_an_error() => Assert.Equal(
        "The environment variable WANDB_RESUME is 'perhaps', which is no way to resume; set it to 'allow', 'must', 'never' or 'auto', or remove it.",
        Assert.Throws<WandbException>(() => Resolve(new RunOptions(), name => name == "WANDB_RESUME" ? "perhaps" : null)).Message);

    [Fact]
    public void Resuming_and_branching_exclude_each_other() => Assert.StartsWith(
        "Resume, ForkFrom and ResumeFrom exclude each other",
        Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { Resume = RunResume.Allow, ForkFrom = new RunMoment("a", 1) })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_run_does_not_branch_off_itself() => Assert.Throws<ArgumentException>(
        () => Resolve(new RunOptions { RunId = "a", ForkFrom = new RunMoment("a", 1) }));

    [Fact]
    public void A_run_is_taken_back_to_a_step_of_its_own()
    {
        Assert.Equal("a", Resolve(new RunOptions { ResumeFrom = new RunMoment("a", 1) }).RunId);
        Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { RunId = "b", ResumeFrom = new RunMoment("a", 1) }));
    }

    [Theory]
    [InlineData("a?_step=12", "a", 12)]
    [InlineData("x4p1?_step=0", "x4p1", 0)]
    public void A_moment_has_a_text(string text, string run, long step)
    {
        Assert.Equal(new RunMoment(run, step), RunMoment.Parse(text));
        Assert.Equal(text, new RunMoment(run, step).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("?_step=1")]
    [InlineData("a?_step=")]
    [InlineData("a?_step=-1")]
    [InlineData("a?epoch=1")]
    public void Another_text_is_no_moment(string text) => Assert.Throws<FormatException>(() => RunMoment.Parse(text));

    private static RunSettings Resolve(RunOptions options, Func<string, string?>? environment = null) =>
        new RunSettingsResolver(environment ?? (_ => null), "/", _ => new ServerSettings()).Resolve(options);
}
