using Instrument.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrument.Hosting.Tests;

/// <summary>Hosts of tests: without the machine's configuration and console, with an offline run in a folder of the test.</summary>
internal static class TestHost
{
    public static HostApplicationBuilder Builder(TemporaryDirectory directory, params (string Key, string? Value)[] options)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Wandb:Project"] = "hosting",
            ["Wandb:RunId"] = "test",
            ["Wandb:Directory"] = directory.Path,
            ["Wandb:Mode"] = "Offline",
            ["Wandb:Quiet"] = "true",
            ["Wandb:SystemMetricsInterval"] = "0",
        });
        builder.Configuration.AddInMemoryCollection(options.Select(option => KeyValuePair.Create(option.Key, option.Value)));
        return builder;
    }

    /// <summary>The host's run.</summary>
    public static Run Run(this IHost host) => host.Services.GetRequiredService<Run>();

    /// <summary>The account of a run that has finished.</summary>
    public static RunReceipt Receipt(this Run run)
    {
        Assert.True(run.IsFinished, "the run goes on");
        return run.Finish();
    }
}
