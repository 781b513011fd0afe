using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>What an online run says when it is not quiet. Standard error belongs to the process, so these tests run alone.</summary>
[Collection(nameof(OnlineConsoleTests))]
[CollectionDefinition(nameof(OnlineConsoleTests), DisableParallelization = true)]
public sealed class OnlineConsoleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TextWriter _before = Console.Error;
    private readonly StringWriter _said = new();

    public OnlineConsoleTests() => Console.SetError(TextWriter.Synchronized(_said));

    public void Dispose()
    {
        Console.SetError(_before);
        _said.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_run_says_where_it_is_shown_once_when_the_server_knows_it_and_at_the_end()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        Run run = Wandb.Init(new RunOptions
        {
            Project = "online",
            RunId = "talker",
            Name = "chatty",
            Directory = _directory.Path,
            Reinit = Reinit.CreateNew,
            ApiKey = server.ApiKey,
            BaseUrl = new Uri(server.BaseUrl),
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
        });
        run.Log("loss", 0.5);
        RunReceipt receipt = await run.FinishAsync();

        string[] lines = _said.ToString().Split('\n');
        Assert.Single(lines, $"instrument: run chatty is shown at {receipt.Url}");
        Assert.Single(lines, $"instrument: run:    {receipt.Url}");
        Assert.Contains("instrument: rows:   1 logged = 1 kept + 0 dropped; 1 sent + 0 pending", lines);
        Assert.DoesNotContain(lines, line => line.Contains(server.ApiKey, StringComparison.Ordinal));
    }
}
