using Instrument.Reading;
using Instrument.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1848, CA1873 // The tests log as most programs do.

namespace Instrument.Hosting.Tests.Lifetime;

/// <summary>A run lives as long as its host, and ends as the host did.</summary>
public sealed class HostedRunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_run_starts_and_finishes_with_the_host()
    {
        using IHost host = Build(services => services.AddHostedService<RowsService>());
        await host.StartAsync();
        Run run = host.Run();
        Assert.Equal(("test", "hosting", false, 0), (run.Id, run.Project, run.IsFinished, run.ExitCode));
        await host.StopAsync();

        // What a service logs while it stops is a part of the run.
        Assert.Equal((2, 0, 0), (run.Receipt().Kept, run.Receipt().ExitCode, run.Receipt().Dropped));
        Assert.Equal([1.0, 2.0], Column("row"));
    }

    [Fact]
    public async Task A_background_service_that_fails_makes_the_run_a_failed_one()
    {
        using IHost host = Build(services => services.AddHostedService<FailingService>());
        await host.RunAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(1, ExitCode());
    }

    [Fact]
    public async Task A_host_that_does_not_start_leaves_a_failed_run()
    {
        using (IHost host = Build(services => services.AddHostedService<NotStartingService>()))
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(1, ExitCode());
    }

    [Fact]
    public async Task The_exit_code_that_the_program_gave_the_run_is_that_of_the_run()
    {
        using IHost host = Build(_ => { });
        await host.StartAsync();
        Run run = host.Run();
        run.ExitCode = 7;
        await host.StopAsync();

        Assert.Equal(7, run.Receipt().ExitCode);
    }

    [Fact]
    public async Task A_host_that_is_disposed_without_being_stopped_ends_its_run()
    {
        IHost host = Build(_ => { });
        await host.StartAsync();
        Run run = host.Run();
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.Equal(0, run.Receipt().ExitCode);
    }

    [Fact]
    public async Task Log_entries_of_the_host_and_from_before_the_run_are_in_its_logs()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory);
        builder.Services.AddWandb();
        builder.Logging.AddWandb(options => options.TimestampFormat = null).AddFilter("Microsoft", LogLevel.None);
        using IHost host = builder.Build();
        ILogger logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Worker");
        logger.LogInformation("before");
        await host.StartAsync();
        logger.LogInformation("while");
        await host.StopAsync();
        logger.LogInformation("after");

        using RunReader reader = Reader();
        Assert.Equal(["before", "while"], reader.ReadConsole().Select(line => line.Text.Split(": ")[1]));
        Assert.Equal(1, host.Services.GetRequiredService<WandbLoggerProvider>().IgnoredEntries);
    }

    [Fact]
    public async Task The_stop_button_of_the_run_stops_the_host()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        HostApplicationBuilder builder = TestHost.Builder(
            _directory, ("Wandb:Mode", "Online"), ("Wandb:BaseUrl", server.BaseUrl), ("Wandb:ApiKey", server.ApiKey));
        builder.Services.AddWandb();
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.True(SpinWait.SpinUntil(() => server.Runs.Count == 1, TimeSpan.FromMinutes(2)));
        server.Runs[0].RequestStop();
        // The answer to a line tells that somebody wants the run to stop.
        host.Run().Log("row", 1.0);
        await host.WaitForShutdownAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(("finished", 0), (server.Run("test").State, server.Run("test").ExitCode));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Meters_and_activity_sources_of_the_options_are_logged()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, ("Wandb:Meters:0", "HostedRunTests"), ("Wandb:ActivitySources", "HostedRunTests, Other*"));
        builder.Services.AddWandb();
        using System.Diagnostics.Metrics.Meter meter = new("HostedRunTests");
        using System.Diagnostics.ActivitySource source = new("HostedRunTests");
        using IHost host = builder.Build();
        await host.StartAsync();
        meter.CreateCounter<int>("done").Add(3);
        source.StartActivity("work")!.Stop();
        await host.StopAsync();

        Assert.Equal([3.0], Column("HostedRunTests/done/total"));
        using RunReader reader = Reader();
        Assert.Contains(reader.Keys.Keys, key => key.StartsWith("traces", StringComparison.Ordinal));
    }

    private IHost Build(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory);
        builder.Services.AddWandb();
        configure(builder.Services);
        return builder.Build();
    }

    private RunReader Reader() => RunReader.Open(Path.Combine(Directory.GetDirectories(_directory.File("wandb"), "offline-run-*").Single(), "run-test.wandb"));

    private int? ExitCode()
    {
        using RunReader reader = Reader();
        return reader.ExitCode;
    }

    private double[] Column(string key)
    {
        using RunReader reader = Reader();
        return reader.ReadColumns(key).Single().Values.ToArray();
    }

    /// <summary>Logs a row when it starts and one when it stops.</summary>
    private sealed class RowsService(Run run) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            run.Log("row", 1.0);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            run.Log("row", 2.0);
            return Task.CompletedTask;
        }
    }

    /// <summary>Fails at its work.</summary>
    private sealed class FailingService : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("no data");
        }
    }

    /// <summary>Fails at its start, after it got the run.</summary>
    private sealed class NotStartingService(Run run) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException($"no port for {run.Id}");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
