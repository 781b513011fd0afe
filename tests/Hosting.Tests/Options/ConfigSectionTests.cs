using Instrument.Reading;
using Instrument.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Tests.Options;

/// <summary>A typed config is filled from the host's configuration.</summary>
public sealed class ConfigSectionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Texts_become_what_the_members_are()
    {
        HostedConfig config = Read(
            ("LearningRate", "1e-2"), ("BatchSize", "128"), ("Shuffle", "False"), ("Dataset", "42"), ("Mode", "Offline"), ("Seed", "9007199254740993"));

        Assert.Equal((0.01, 128, false, "42", RunMode.Offline, 9007199254740993L), (config.LearningRate, config.BatchSize, config.Shuffle, config.Dataset, config.Mode, config.RandomSeed));
    }

    [Fact]
    public void Lists_and_nested_configs_are_filled_and_the_rest_stays_as_it_is()
    {
        HostedConfig config = Read(("Layers:0", "8"), ("Layers:1", "16"), ("Layers:10", "4"), ("Layers:2", "2"), ("Names:0", "1"), ("Optimizer:Beta1", "0.5"), ("Limits:1", "0.5"), ("Limits:2", "7"));

        // In the order of their numbers, whatever their texts and gaps.
        Assert.Equal([8, 16, 2, 4], config.Layers);
        Assert.Equal(["1"], config.Names);
        Assert.Equal((0.5, 7), (config.Limits["1"], config.Limits["2"]));
        Assert.Equal((0.5, "adam"), (config.Optimizer.Beta1, config.Optimizer.Name));
        Assert.Equal((3e-4, 64), (config.LearningRate, config.BatchSize));
    }

    [Theory]
    [InlineData("learning_rate")]
    [InlineData("LearningRate")]
    [InlineData("LEARNING_RATE")]
    public void A_key_can_be_written_in_several_ways(string key) => Assert.Equal(0.5, Read((key, "0.5")).LearningRate);

    [Fact]
    public void The_key_of_an_attribute_is_the_members_key() => Assert.Equal(7, Read(("Seed", "7")).RandomSeed);

    [Fact]
    public void Wrong_values_and_unknown_keys_name_their_places()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(
            () => Read(("LearningRate", "fast"), ("Optimizer:Betta1", "0.5"), ("BatchSize", "5")));

        Assert.Equal(2, exception.Failures.Count());
        Assert.Contains(exception.Failures, failure => failure.StartsWith("Wandb:Config:LearningRate: expected ", StringComparison.Ordinal) && failure.Contains("\"fast\"", StringComparison.Ordinal));
        Assert.Contains("Wandb:Config:Optimizer:Betta1 is no member of HostedConfig; remove it, or write the key of a member, as learning_rate or LearningRate.", exception.Failures);
    }

    [Fact]
    public async Task The_config_is_the_runs_and_services_get_it()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, ("Wandb:Config:BatchSize", "256"));
        builder.Services.AddWandb(new HostedConfig { Dataset = "large" });
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal((256, "large"), (host.Services.GetRequiredService<HostedConfig>().BatchSize, host.Services.GetRequiredService<HostedConfig>().Dataset));
        using RunReader reader = RunReader.Open(host.Run().LogPath!);
        Assert.Equal((256, "large"), (reader.Config["batch_size"].GetInt32(), reader.Config["dataset"].GetString()));
    }

    [Fact]
    public void A_second_run_with_a_config_is_refused()
    {
        ServiceCollection services = new();
        services.AddWandb();

        Assert.Throws<InvalidOperationException>(() => services.AddWandb(new HostedConfig()));
    }

    private HostedConfig Read(params (string Key, string Value)[] values)
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, [.. values.Select(value => ("Wandb:Config:" + value.Key, (string?)value.Value))]);
        builder.Services.AddWandb(new HostedConfig());
        using IHost host = builder.Build();
        return host.Services.GetRequiredService<HostedConfig>();
    }
}
