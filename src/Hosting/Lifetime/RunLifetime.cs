using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Lifetime;

/// <summary>
/// Ties the run to the host: it starts before all services work, and ends when all have stopped, with the exit code that the host earned.
/// </summary>
internal sealed class RunLifetime(Run run, IOptions<WandbHostOptions> options, IHostApplicationLifetime host, IServiceProvider services) : IHostedLifecycleService, IDisposable
{
    // W&B's convention for an uncaught exception (docs/wire/sdk-surface.md §4.5).
    private const int CrashExitCode = 1;

    private readonly WandbHostOptions _options = options.Value;
    private readonly ILogger _logger = RunStart.Logger(services);
    private CancellationTokenRegistration _stop;
    private PosixSignalRegistration? _termination;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_options.Meters.Count != 0)
            MeterBridge.Start(run, new MeterBridgeOptions { Instruments = [.. _options.Meters], Interval = _options.MeterInterval, TimeProvider = Time });
        if (_options.ActivitySources.Count != 0)
            ActivityBridge.Start(run, new ActivityBridgeOptions { Sources = [.. _options.ActivitySources] });
        if (_options.StopWithRun)
            _stop = run.StopRequested.Register(StopHost);
        if (_options.PreemptOnTermination)
            _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => MarkPreempting());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (run.ExitCode == RunStart.NotStartedExitCode)
            run.ExitCode = 0;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        int exitCode = run.ExitCode != 0 ? run.ExitCode : HasCrashed() ? CrashExitCode : Environment.ExitCode;
        RunReceipt receipt = await run.FinishAsync(exitCode, cancellationToken).ConfigureAwait(false);
        HostLog.Ended(_logger, run.Id, receipt.ExitCode, receipt.Kept, receipt.Dropped);
        if (receipt.SendError is { } reason)
            HostLog.NotAllSent(_logger, run.Id, receipt.ExitCode, receipt.Pending, reason);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _termination?.Dispose();
    }

    private TimeProvider Time => services.GetService<TimeProvider>() ?? TimeProvider.System;

    // A background service that fails stops the host, which itself tells nobody why.
    private bool HasCrashed() =>
        services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });

    private void StopHost()
    {
        HostLog.StopRequested(_logger, run.Id);
        host.StopApplication();
    }

    private void MarkPreempting()
    {
        try
        {
            run.MarkPreempting();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended: there is nothing left to continue elsewhere.
        }
    }
}
