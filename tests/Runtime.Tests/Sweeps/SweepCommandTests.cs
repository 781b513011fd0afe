using Instrument.Sweeps;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepCommandTests
{
    private readonly List<string> _unknown = [];

    [Fact]
    public void Commands_are_read_with_the_values_of_their_runs()
    {
        IReadOnlyList<SweepCommand> commands = Read("""
            [{"type":"run","run_id":"a1","program":"train.py","args":{"lr":{"value":0.50},"optimizer":{"value":{"name":"adam"}},"n":{"value":null}}},
             {"type":"resume","run_id":"a2","args":{}},{"type":"stop","run_id":"a1"},{"type":"exit"}]
            """);

        Assert.Equal([SweepCommandKind.Run, SweepCommandKind.Resume, SweepCommandKind.Stop, SweepCommandKind.Exit], commands.Select(command => command.Kind));
        Assert.Equal(["a1", "a2", "a1", ""], commands.Select(command => command.RunId));
        Assert.Equal("train.py", commands[0].Program);
        Assert.Equal("""{"lr":0.50,"optimizer":{"name":"adam"},"n":null}""", System.Text.Encoding.UTF8.GetString(commands[0].Values.ToJson()));
        Assert.Equal(["lr", "optimizer", "n"], commands[0].Values.Keys);
        Assert.Empty(_unknown);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void No_commands_are_no_commands(string json)
    {
        Assert.Empty(Read(json));
        Assert.Empty(_unknown);
    }

    [Theory]
    [InlineData("""[{"type":"dance"}]""")]
    [InlineData("""[{"type":"run"}]""")]
    [InlineData("""[{"type":7,"run_id":"a"}]""")]
    [InlineData("""{"type":"exit"}""")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public void What_is_no_command_is_left_out_and_told(string json)
    {
        Assert.Empty(Read(json));
        Assert.Single(_unknown);
    }

    private IReadOnlyList<SweepCommand> Read(string json) => SweepCommand.Read(json, _unknown.Add);
}
