using CharModel.Compute;

namespace Instrument.Samples.Tests.Compute;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_part_is_done_once(int workers)
    {
        using var team = new WorkerTeam(workers);
        var done = new int[100];
        for (int round = 0; round < 50; round++)
            team.Run(part => Interlocked.Increment(ref done[part]), done.Length);

        Assert.All(done, count => Assert.Equal(50, count));
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new WorkerTeam(2);

        Assert.Throws<InvalidOperationException>(() => team.Run(_ => throw new InvalidOperationException(), 10));

        int done = 0;
        team.Run(_ => Interlocked.Increment(ref done), 10);
        Assert.Equal(10, done);
    }
}
