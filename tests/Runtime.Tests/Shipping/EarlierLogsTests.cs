using Instrument.Shipping;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping;

public sealed class EarlierLogsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void They_come_in_the_order_of_their_start_however_they_were_recorded()
    {
        string second = Make("offline-run-20260102_000000-abc");
        string first = Make("run-20260101_000000-abc");
        string third = Make("run-20260103_000000-abc");

        Assert.Equal([first, second, third], EarlierLogs.Find(_directory.Path, "abc"));
    }

    [Fact]
    public void Those_that_were_delivered_or_are_active_are_left_out()
    {
        File.WriteAllText(Make("run-20260101_000000-abc") + ".synced", "");
        File.WriteAllText(Path.ChangeExtension(Make("run-20260102_000000-abc"), ".rows"), "");
        new ShipStateFile(Make("run-20260103_000000-abc")).Write(new ShipState { IsComplete = true });

        Assert.Empty(EarlierLogs.Find(_directory.Path, "abc"));
    }

    private string Make(string name)
    {
        string log = Path.Combine(Directory.CreateDirectory(_directory.File(name)).FullName, "run-abc.wandb");
        File.WriteAllText(log, "");
        return log;
    }
}
