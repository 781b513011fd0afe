using Instrument.Generated;
using Instrument.Hosting.Lifetime;
using Instrument.Hosting.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting;

/// <summary>Gives a host its run.</summary>
public static class WandbServiceCollectionExtensions
{
    /// <summary>
    /// Gives the host a run, which services get as <see cref="Run"/>. It starts with the host, or with the first service that asks for it, and
    /// finishes when all services have stopped: with exit code 0, or 1 if the host did not start or a background service failed, or the one
    /// that <see cref="Run.ExitCode"/> or <see cref="Environment.ExitCode"/> was set to.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options that the section <c>Wandb</c> of the configuration has. Default: no change.</param>
    /// <returns>The same services.</returns>
    /// <remarks>A wrong option keeps the host from starting; the exception names its key, the rule and the way out.</remarks>
    public static IServiceCollection AddWandb(this IServiceCollection services, Action<WandbHostOptions>? configure = null)
    {
        AddLifetime(services, configure);
        services.TryAddSingleton(static provider => RunStart.Start(provider, Wandb.Init));
        return services;
    }

    /// <summary>
    /// Gives the host a run with a config, which services get as <typeparamref name="TConfig"/>. Its values come from the section
    /// <c>Wandb:Config</c> of the configuration, where a key is that of a member, as <c>learning_rate</c> or <c>LearningRate</c>.
    /// </summary>
    /// <typeparam name="TConfig">A partial class or record with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="defaults">Has the values that the configuration does not have.</param>
    /// <param name="configure">Changes the options that the section <c>Wandb</c> of the configuration has. Default: no change.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The services have a run already.</exception>
    /// <inheritdoc cref="AddWandb(IServiceCollection, Action{WandbHostOptions}?)" path="/remarks"/>
    public static IServiceCollection AddWandb<TConfig>(this IServiceCollection services, TConfig defaults, Action<WandbHostOptions>? configure = null)
        where TConfig : class, IWandbConfig<TConfig>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(defaults);
        if (services.Any(service => service.ServiceType == typeof(Run)))
            throw new InvalidOperationException($"The services have a run already, so the config {typeof(TConfig).Name} would be left out. Call AddWandb once, with the config.");
        AddLifetime(services, configure);
        services.TryAddSingleton(provider => ReadConfig(provider, defaults));
        services.AddSingleton(static provider =>
        {
            TConfig config = provider.GetRequiredService<TConfig>();
            return RunStart.Start(provider, options => Wandb.Init(config, options));
        });
        return services;
    }

    private static void AddLifetime(IServiceCollection services, Action<WandbHostOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<WandbHostOptions>, WandbHostOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WandbHostOptions>, WandbHostOptionsValidation>());
        OptionsBuilder<WandbHostOptions> options = services.AddOptions<WandbHostOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RunLifetime>());
    }

    private static TConfig ReadConfig<TConfig>(IServiceProvider provider, TConfig defaults) where TConfig : IWandbConfig<TConfig> =>
        provider.GetService<IConfiguration>() is { } configuration
            ? ConfigSectionReader.Read(configuration.GetSection(WandbHostOptions.SectionName).GetSection(WandbHostOptionsBinder.ConfigKey), defaults)
            : defaults;
}
