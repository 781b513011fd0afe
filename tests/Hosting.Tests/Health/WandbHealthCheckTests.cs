using Instrument.Generated;
using Instrument.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Instrument.Hosting.Tests.Health;

/// <summary>What the health check says of a run.</summary>
public sealed class WandbHealthCheckTests : IDisposable
{
    private static readonly MetricSchema Corrupt = new("Corrupt", new MetricField("x", MetricKind.Double));

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_run_that_is_recorded_is_healthy()
    {
        using IHost host = Build();
        await host.StartAsync();
        host.Run().Log("row", 1.0);
        Assert.True(SpinWait.SpinUntil(() => host.Run().GetStatus().Kept == 1, TimeSpan.FromMinutes(2)));

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(("test", 1L, 0L), (entry.Data["run"], entry.Data["rows_kept"], entry.Data["rows_dropped"]));
        Assert.Equal(["live"], entry.Tags);
        await host.StopAsync();
        Assert.Equal("The run has finished.", (await CheckAsync(host)).Description);
    }

    [Fact]
    public async Task A_run_whose_log_cannot_be_written_is_unhealthy()
    {
        using IHost host = Build();
        await host.StartAsync();
        // Fewer bytes than the schema needs, as only a bug writes them.
        host.Run().Append(Corrupt, [], null, null);
        Assert.True(SpinWait.SpinUntil(() => host.Run().GetStatus().LogError is not null, TimeSpan.FromMinutes(2)));

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("The run's log cannot be written: ", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_server_is_away_is_degraded_after_a_while_and_healthy_again_later()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        FaultRule away = server.Faults.Add(FakeRoute.GraphQL, Fault.Status(503), times: null);
        using IHost patient = Build(Online(server, "patient"));
        using IHost impatient = Build(Online(server, "impatient"), behindAfter: TimeSpan.Zero);
        await patient.StartAsync();
        await impatient.StartAsync();
        foreach (IHost host in (IHost[])[patient, impatient])
            Assert.True(SpinWait.SpinUntil(() => host.Run().GetStatus().Trouble is not null, TimeSpan.FromMinutes(2)));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(patient)).Status);
        HealthReportEntry entry = await CheckAsync(impatient);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith("The server has accepted nothing for 00:00:", entry.Description, StringComparison.Ordinal);
        away.Lift();
        await impatient.StopAsync();
        await patient.StopAsync();

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(impatient)).Status);
    }

    [Fact]
    public async Task A_run_that_the_server_refuses_is_degraded()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(FakeRoute.GraphQL, Fault.Status(403), times: null);
        using IHost host = Build(Online(server, "refused"));
        await host.StartAsync();
        Assert.True(SpinWait.SpinUntil(() => host.Run().GetStatus().SendError is not null, TimeSpan.FromMinutes(2)));

        HealthReportEntry entry = await CheckAsync(host);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.EndsWith("send it later with: instrument sync", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(server.ApiKey, entry.Description, StringComparison.Ordinal);
        await host.StopAsync();
    }

    private static (string, string?)[] Online(FakeWandbServer server, string id) =>
        [("Wandb:Mode", "Online"), ("Wandb:BaseUrl", server.BaseUrl), ("Wandb:ApiKey", server.ApiKey), ("Wandb:RunId", id)];

    private IHost Build((string, string?)[]? options = null, TimeSpan? behindAfter = null)
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, options ?? []);
        builder.Services.AddWandb();
        builder.Services.AddHealthChecks().AddWandb("run", behindAfter, tags: ["live"]);
        return builder.Build();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["run"];
}
