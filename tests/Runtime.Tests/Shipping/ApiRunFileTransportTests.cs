using Instrument.Runtime.Tests.Http;
using Instrument.Shipping;
using Instrument.Shipping.Files;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping;

/// <summary>What counts as progress of an upload: what waits for the end of a run must not wait for bytes that are thrown away.</summary>
public sealed class ApiRunFileTransportTests : IDisposable
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Bytes_that_are_sent_again_are_no_progress_and_a_success_is()
    {
        bool isBroken = true;
        using ScriptedServer server = new(_ => new ServerReply(Volatile.Read(ref isBroken) ? 500 : 200));
        using TestApi api = new(server.Url, settings => settings with { FileTransfer = settings.FileTransfer with { MaxRetries = 1 } });
        ShipProgress progress = new(_clock);
        ApiRunFileTransport transport = new(api.Api, TestApi.Run, progress);
        await File.WriteAllTextAsync(_directory.File("file"), "content");

        _clock.Advance(Later);
        Assert.Equal(RunFilePutKind.Failed, (await PutAsync()).Kind);
        Assert.Equal(TimeSpan.Zero, progress.SinceAccepted);
        _clock.Advance(Later);
        Assert.Equal(RunFilePutKind.Failed, (await PutAsync()).Kind);
        Assert.Equal(Later, progress.SinceAccepted);
        Volatile.Write(ref isBroken, false);
        Assert.Equal(RunFilePutKind.Sent, (await PutAsync()).Kind);
        Assert.Equal(TimeSpan.Zero, progress.SinceAccepted);

        Task<RunFilePut> PutAsync() => transport.PutAsync(server.Url + "/put", [], _directory.File("file"), _ => { }, default);
    }

    [Fact]
    public void An_answer_to_a_heartbeat_clears_the_trouble_and_is_no_progress()
    {
        int accepted = 0;
        ShipProgress progress = new(_clock) { OnAccepted = () => accepted++ };
        progress.Fail("away", isRepeated: true);
        _clock.Advance(Later);

        progress.Answer();

        Assert.Equal((null, Later, 1), (progress.Trouble, progress.SinceAccepted, accepted));
    }
}
