using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Options;

/// <summary>Fills the options from the host's configuration, before code changes them.</summary>
internal sealed class WandbHostOptionsSetup(IServiceProvider services) : IConfigureOptions<WandbHostOptions>
{
    /// <inheritdoc/>
    public void Configure(WandbHostOptions options)
    {
        if (services.GetService<IConfiguration>() is { } configuration)
            WandbHostOptionsBinder.Bind(configuration.GetSection(WandbHostOptions.SectionName), options);
    }
}
