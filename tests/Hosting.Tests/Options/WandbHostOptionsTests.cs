using Instrument.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Tests.Options;

/// <summary>Options come from the configuration and from code, and wrong ones keep the host from starting.</summary>
public sealed class WandbHostOptionsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_option_can_be_set_in_the_configuration()
    {
        WandbHostOptions options = Read(
            ("Entity", "team"), ("Name", "night shift"), ("Notes", "why"), ("Tags:0", "a"), ("Tags:1", "b, c"), ("Group", "g"), ("JobType", "train"),
            ("BaseUrl", "https://wandb.example.com/x"), ("ApiKey", "secret"), ("mode", "disabled"), ("Resume", "Allow"), ("StallTimeout", "00:02:00"),
            ("Durability", "1.5"), ("SystemMetricsInterval", "30"), ("Quiet", "False"), ("StepPolicy", "Throw"), ("PreemptOnTermination", "true"),
            ("StopWithRun", "false"), ("Meters", "Worker, System.*"), ("MeterInterval", "5"), ("ActivitySources", "Agent"));

        Assert.Equal(("hosting", "team", "test", "night shift", "why", "g", "train"), (options.Project, options.Entity, options.RunId, options.Name, options.Notes, options.Group, options.JobType));
        Assert.Equal(["a", "b, c"], options.Tags);
        Assert.Equal((new Uri("https://wandb.example.com/x"), "secret", RunMode.Disabled, RunResume.Allow), (options.BaseUrl, options.ApiKeyText, options.Mode, options.Resume));
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30)), (options.StallTimeout, options.Durability, options.SystemMetricsInterval));
        Assert.Equal((false, StepPolicy.Throw, true, false), (options.Quiet, options.StepPolicy, options.PreemptOnTermination, options.StopWithRun));
        Assert.Equal(["Worker", "System.*"], options.Meters);
        Assert.Equal(["Agent"], options.ActivitySources);
        Assert.Equal(TimeSpan.FromSeconds(5), options.MeterInterval);
    }

    [Fact]
    public void Every_property_is_an_option_of_the_configuration()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(("Nonsense", "1")));
        string[] known = exception.Message.Split("use ")[1].TrimEnd('.').Split(", ");

        Assert.Equal(
            typeof(WandbHostOptions).GetProperties().Select(property => property.Name).Append("Config").Order(StringComparer.Ordinal), known);
    }

    [Fact]
    public void Code_has_the_last_word()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory);
        builder.Services.AddWandb(options => options.Project = "code");
        using IHost host = builder.Build();

        WandbHostOptions options = host.Services.GetRequiredService<IOptions<WandbHostOptions>>().Value;

        Assert.Equal(("code", "test"), (options.Project, options.RunId));
    }

    [Theory]
    [InlineData("Mode", "offlin", "Wandb:Mode is 'offlin'; use Online, Offline, Disabled, Shared.")]
    [InlineData("Mode", "1", "Wandb:Mode is '1'; use Online, Offline, Disabled, Shared.")]
    [InlineData("Quiet", "yes", "Wandb:Quiet is 'yes'; use true or false.")]
    [InlineData("MeterInterval", "soon", "Wandb:MeterInterval is 'soon'; use a time such as 00:00:15, or a number of seconds.")]
    [InlineData("MeterInterval", "1e300", "Wandb:MeterInterval is '1e300'; use a time such as 00:00:15, or a number of seconds.")]
    [InlineData("MeterInterval", "0.01", "Wandb:MeterInterval is 0.01; use 0.1 seconds or more.")]
    [InlineData("BaseUrl", "wandb.example.com", "Wandb:BaseUrl is 'wandb.example.com'; use an address that starts with https://.")]
    [InlineData("Tags", "a,,b", "Wandb:Tags has an empty item; remove it.")]
    [InlineData("Meters:0", "a*b", "Wandb:Meters has the item 'a*b' with '*' in another place than its end; use a name, or the beginning of names followed by '*'.")]
    public void A_wrong_value_names_its_key_the_rule_and_the_way_out(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message);

    [Fact]
    public async Task A_wrong_value_keeps_the_host_from_starting()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, ("Wandb:Quiet", "maybe"), ("Wandb:Porject", "x"));
        builder.Services.AddWandb();
        using IHost host = builder.Build();

        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(2, exception.Failures.Count());
        Assert.False(Directory.Exists(_directory.File("wandb")));
    }

    [Fact]
    public void A_value_that_breaks_a_rule_of_runs_is_named_by_its_key()
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, ("Wandb:Project", "a/b"));
        builder.Services.AddWandb();
        using IHost host = builder.Build();

        string message = Assert.Throws<OptionsValidationException>(() => host.Run()).Message;

        Assert.StartsWith("Wandb:Project is 'a/b': a project name has none of the characters", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_in_no_message_and_cannot_be_read_back()
    {
        string message = Assert.Throws<OptionsValidationException>(() => Read(("ApiKey", "topsecret"), ("Quiet", "x"))).Message;

        Assert.DoesNotContain("topsecret", message, StringComparison.Ordinal);
        Assert.Null(typeof(WandbHostOptions).GetProperty(nameof(WandbHostOptions.ApiKey))!.GetMethod);
    }

    private WandbHostOptions Read(params (string Key, string Value)[] options)
    {
        HostApplicationBuilder builder = TestHost.Builder(_directory, [.. options.Select(option => ("Wandb:" + option.Key, (string?)option.Value))]);
        builder.Services.AddWandb();
        using IHost host = builder.Build();
        return host.Services.GetRequiredService<IOptions<WandbHostOptions>>().Value;
    }
}
