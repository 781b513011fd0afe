using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class RunNamesTests
{
    private const string IdRule = "a run id has none of the characters : ; , # ? / \\ % ' but this one has ";
    private const string ProjectRule = "a project name has none of the characters / \\ # ? % : but this one has ";
    private static readonly string Long = new('x', 129);

    public static TheoryData<string, string> WrongIds => new()
    {
        { "", "a run id is not empty; leave it out to get one" },
        { " a", "a run id has no white space at its ends" },
        { "a\n", "a run id has no white space at its ends" },
        { "a:b", IdRule + "':'" },
        { "a;b", IdRule + "';'" },
        { "a,b", IdRule + "','" },
        { "a#b", IdRule + "'#'" },
        { "a?b", IdRule + "'?'" },
        { "a/b", IdRule + "'/'" },
        { "a\\b", IdRule + "'\\'" },
        { "a%b", IdRule + "'%'" },
        { "a'b", IdRule + "'''" },
        { "a\tb", "a run id is part of a file name and has printable characters only" },
        { ".", "a run id is part of a file name and has printable characters only" },
        { "..", "a run id is part of a file name and has printable characters only" },
        { Long, "a run id has at most 128 characters, this one has 129" },
    };

    public static TheoryData<string, string> WrongProjects => new()
    {
        { "", "a project name is not empty; leave it out to use the default" },
        { "  ", "a project name is not empty; leave it out to use the default" },
        { "a/b", ProjectRule + "'/'" },
        { "a\\b", ProjectRule + "'\\'" },
        { "a#b", ProjectRule + "'#'" },
        { "a?b", ProjectRule + "'?'" },
        { "a%b", ProjectRule + "'%'" },
        { "a:b", ProjectRule + "':'" },
        { Long, "a project name has at most 128 characters, this one has 129" },
    };

    [Theory]
    [MemberData(nameof(WrongIds))]
    public void A_run_id_that_breaks_a_rule_is_refused_with_its_source(string id, string rule)
    {
        Refused($"RunOptions.RunId is '{id}': {rule}.", new RunOptions { RunId = id });
        Refused($"The environment variable WANDB_RUN_ID is '{id}': {rule}.", "WANDB_RUN_ID", id);
    }

    [Theory]
    [MemberData(nameof(WrongProjects))]
    public void A_project_that_breaks_a_rule_is_refused_with_its_source(string project, string rule)
    {
        Refused($"RunOptions.Project is '{project}': {rule}.", new RunOptions { Project = project });
        Refused($"The environment variable WANDB_PROJECT is '{project}': {rule}.", "WANDB_PROJECT", project);
    }

    [Fact]
    public void A_tag_has_1_to_64_characters()
    {
        string tag = new('t', 65);

        Refused($"RunOptions.Tags is '{tag}': a tag has 1 to 64 characters, this one has 65.", new RunOptions { Tags = ["fine", tag] });
        Refused("RunOptions.Tags is '': a tag has 1 to 64 characters, this one has 0.", new RunOptions { Tags = [null!] });
        Refused("The environment variable WANDB_TAGS is '': a tag has 1 to 64 characters, this one has 0.", "WANDB_TAGS", "a,,b");
        Refused("The environment variable WANDB_TAGS is '': a tag has 1 to 64 characters, this one has 0.", "WANDB_TAGS", "");
        Assert.Equal([tag[1..]], Resolve(new RunOptions { Tags = [tag[1..]] }, _ => null).Tags);
    }

    [Fact]
    public void A_flag_that_is_none_is_refused() => Refused(
        "The environment variable WANDB_QUIET is 'maybe', which is no flag; set it to 'true' or 'false'.", "WANDB_QUIET", "maybe");

    [Theory]
    [InlineData("a b")]
    [InlineData("x4p1b2q9")]
    [InlineData("größe_1.2-3")]
    public void Names_within_the_rules_are_taken_as_they_are(string name)
    {
        RunSettings settings = Resolve(new RunOptions { RunId = name, Project = name }, _ => null);

        Assert.Equal((name, name), (settings.RunId, settings.Project));
        Assert.Equal(Long[1..], Resolve(new RunOptions { RunId = Long[1..], Project = Long[1..] }, _ => null).RunId);
    }

    [Fact]
    public void Ids_are_random_and_of_letters_and_digits()
    {
        HashSet<string> ids = [.. Enumerable.Range(0, 1000).Select(_ => RunNames.NewRunId())];

        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[a-z0-9]{8}$", id));
        Assert.Matches("^[a-z0-9]{32}$", RunNames.NewWriterId());
    }

    private static void Refused(string message, RunOptions options) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Resolve(options, _ => null)).Message);

    private static void Refused(string message, string variable, string value) =>
        Assert.Equal(message, Assert.Throws<WandbException>(() => Resolve(new RunOptions(), name => name == variable ? value : null)).Message);

    private static RunSettings Resolve(RunOptions options, Func<string, string?> environment) => new RunSettingsResolver(environment, "/", _ => new ServerSettings()).Resolve(options);
}
