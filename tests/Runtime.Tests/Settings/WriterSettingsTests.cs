using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public class WriterSettingsTests
{
    [Fact]
    public void A_writer_alone_has_an_id_and_nothing_in_the_log()
    {
        WriterSettings writer = Resolve(new RunOptions { Mode = RunMode.Offline }).Writer;

        Assert.Equal((32, null, false, true, true), (writer.Id.Length, writer.Label, writer.IsShared, writer.IsPrimary, writer.EndsRun));
        Assert.Null(writer.ToRecord());
        Assert.Equal(new WriterSettings(), WriterSettings.Of(new RunRecord()));
    }

    [Fact]
    public void A_shared_run_labels_each_writer_with_its_machine()
    {
        RunSettings settings = Resolve(new RunOptions { Mode = RunMode.Shared }, ("WANDB_HOST", "node-1"));

        Assert.Equal($"node-1-{settings.Writer.Id[..8]}", settings.Writer.Label);
        Assert.Equal(settings.Writer.Id, settings.Server!.SharedWriterId);
        Assert.True(settings.Writer.EndsRun);
    }

    [Theory]
    [InlineData(null, null, true, true)]
    [InlineData("false", null, false, false)]
    [InlineData("false", "true", false, true)]
    [InlineData("true", "false", true, false)]
    public void The_environment_says_which_writer_is_the_primary_one_and_which_ends_the_run(string? primary, string? ends, bool isPrimary, bool endsRun)
    {
        WriterSettings writer = Resolve(
            new RunOptions { RunId = "one", Mode = RunMode.Shared }, ("WANDB_X_PRIMARY", primary), ("WANDB_X_UPDATE_FINISH_STATE", ends), ("WANDB_X_LABEL", "rank3")).Writer;

        Assert.Equal(("rank3", isPrimary, endsRun), (writer.Label, writer.IsPrimary, writer.EndsRun));
        Assert.Equal(writer, WriterSettings.Of(new RunRecord { Writer = writer.ToRecord() }));
    }

    [Fact]
    public void Code_wins_over_the_environment()
    {
        WriterSettings writer = Resolve(
            new RunOptions { RunId = "one", Mode = RunMode.Shared, WriterLabel = "a", IsPrimaryWriter = false, EndsRun = true },
            ("WANDB_X_PRIMARY", "true"), ("WANDB_X_UPDATE_FINISH_STATE", "false"), ("WANDB_X_LABEL", "b")).Writer;

        Assert.Equal(("a", false, true), (writer.Label, writer.IsPrimary, writer.EndsRun));
    }

    [Fact]
    public void Without_a_key_the_run_is_recorded_as_the_shared_one_that_it_is()
    {
        RunSettings settings = new RunSettingsResolver(_ => null, "/", _ => new ServerSettings()).Resolve(new RunOptions { Mode = RunMode.Shared });

        Assert.Equal(RunMode.Offline, settings.Mode);
        Assert.True(settings.Writer.IsShared);
    }

    [Fact]
    public void A_shared_run_is_not_resumed_and_its_other_writers_name_it()
    {
        Assert.Contains("is not resumed", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { Mode = RunMode.Shared, Resume = RunResume.Allow })).Message, StringComparison.Ordinal);
        Assert.Contains("set RunOptions.RunId", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { Mode = RunMode.Shared, IsPrimaryWriter = false })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public void A_label_that_cannot_be_shown_is_refused(string label) => Assert.StartsWith(
        "RunOptions.WriterLabel is '", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { WriterLabel = label, Mode = RunMode.Offline })).Message, StringComparison.Ordinal);

    private static RunSettings Resolve(RunOptions options, params (string Name, string? Value)[] variables) =>
        new RunSettingsResolver(name => variables.FirstOrDefault(variable => variable.Name == name).Value, "/", _ => new ServerSettings { ApiKey = Key })
            .Resolve(options);

    private static ApiKey Key => ApiKey.TryParse(new string('a', 40), out ApiKey? key, out _) ? key! : throw new InvalidOperationException();
}
