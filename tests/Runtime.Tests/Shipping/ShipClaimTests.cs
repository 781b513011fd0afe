using Instrument.Shipping;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping;

public sealed class ShipClaimTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Log => _directory.File("run-a.wandb");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void One_shipper_at_a_time_has_the_right_to_a_log()
    {
        using (ShipClaim? first = ShipClaim.TryTake(Log))
        {
            Assert.NotNull(first);
            Assert.Null(ShipClaim.TryTake(Log));
            using ShipClaim? other = ShipClaim.TryTake(_directory.File("run-b.wandb"));
            Assert.NotNull(other);
        }
        using ShipClaim? next = ShipClaim.TryTake(Log);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Whoever_waits_has_the_right_after_the_other_one()
    {
        ManualTimeProvider time = new();
        ShipClaim first = ShipClaim.TryTake(Log)!;
        Task<ShipClaim> waiting = ShipClaim.TakeAsync(Log, time, CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        first.Dispose();
        time.Advance(TimeSpan.FromSeconds(1));

        (await waiting).Dispose();
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void Where_no_file_can_be_made_nothing_is_guarded()
    {
        using ShipClaim? claim = ShipClaim.TryTake(_directory.File("missing/run-a.wandb"));

        Assert.NotNull(claim);
    }
}
