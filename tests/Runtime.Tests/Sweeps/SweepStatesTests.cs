using Instrument.Sweeps;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepStatesTests
{
    [Theory]
    [InlineData(SweepStatus.Running, SweepStatus.Paused, true)]
    [InlineData(SweepStatus.Pending, SweepStatus.Paused, false)]
    [InlineData(SweepStatus.Finished, SweepStatus.Paused, false)]
    [InlineData(SweepStatus.Paused, SweepStatus.Running, true)]
    [InlineData(SweepStatus.Canceled, SweepStatus.Running, false)]
    [InlineData(SweepStatus.Pending, SweepStatus.Finished, true)]
    [InlineData(SweepStatus.Finished, SweepStatus.Canceled, false)]
    public void Which_state_follows_which(SweepStatus present, SweepStatus wanted, bool can) => Assert.Equal(can, SweepStates.CanBecome(present, wanted));

    [Theory]
    [InlineData("RUNNING", SweepStatus.Running)]
    [InlineData("canceled", SweepStatus.Canceled)]
    [InlineData("DREAMING", SweepStatus.Unknown)]
    public void Words_of_the_server_are_states(string text, SweepStatus status) => Assert.Equal(status, SweepStates.Parse(text));
}
