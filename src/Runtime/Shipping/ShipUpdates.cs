using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Records;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>
/// Sends what is not a line of a file: changes of config and metadata, some seconds after the first of them, and alerts. One request at a
/// time, beside the shipper's loop, whose task calls all members.
/// </summary>
/// <param name="api">The server.</param>
/// <param name="delay">How long changes are gathered.</param>
/// <param name="wake">Wakes the loop when a request has ended.</param>
/// <param name="progress">Learns of each success.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Learns of each refusal.</param>
internal sealed class ShipUpdates(WandbApi api, TimeSpan delay, ShipSignal wake, ShipProgress progress, TimeProvider time, ILogger logger)
{
    private readonly UpdateTimer _timer = new(delay);
    private readonly Queue<AlertRecord> _alerts = new();
    private Task<ApiFailure?> _request = Task.FromResult<ApiFailure?>(null);
    private bool _isMetadataDirty;
    private bool _isHurried;

    /// <summary>When there is something to do here.</summary>
    public DateTimeOffset Due => !_request.IsCompleted ? DateTimeOffset.MaxValue : _alerts.Count != 0 ? DateTimeOffset.MinValue : _timer.Due;

    /// <summary>Whether nothing waits and nothing is on its way.</summary>
    public bool IsIdle => _request.IsCompleted && _alerts.Count == 0 && _timer.Due == DateTimeOffset.MaxValue;

    /// <summary>Alerts that were sent, or refused, since <see cref="TakeAlertsDone"/>.</summary>
    public int AlertsDone { get; private set; }

    /// <summary>Why the last update was refused; <see langword="null"/> if none was.</summary>
    public string? Error { get; private set; }

    /// <summary>The config has changed.</summary>
    public void ChangeConfig(DateTimeOffset now)
    {
        _timer.Change(now);
        if (_isHurried)
            _timer.Hurry(now);
    }

    /// <summary>Name, notes, tags or the like have changed.</summary>
    public void ChangeMetadata(DateTimeOffset now)
    {
        _isMetadataDirty = true;
        ChangeConfig(now);
    }

    /// <summary>Takes note of <see cref="AlertsDone"/>.</summary>
    public int TakeAlertsDone()
    {
        int done = AlertsDone;
        AlertsDone = 0;
        return done;
    }

    /// <summary>Takes an alert.</summary>
    public void Add(AlertRecord alert) => _alerts.Enqueue(alert);

    /// <summary>The run ends: nothing is gathered any longer.</summary>
    public void Hurry(DateTimeOffset now)
    {
        _isHurried = true;
        _timer.Hurry(now);
    }

    /// <summary>Sends what is due, if no request is on its way.</summary>
    /// <param name="now">The time.</param>
    /// <param name="documents">The run as the log states it now.</param>
    /// <param name="config">Gives its config as the server takes it.</param>
    /// <param name="state">The run's names at the server.</param>
    /// <param name="overrides">What the run is to become instead of what the log says.</param>
    /// <param name="cancellation">Ends the request.</param>
    public void Pump(DateTimeOffset now, RunDocuments documents, Func<string> config, ShipState state, RunOverrides overrides, CancellationToken cancellation)
    {
        if (!_request.IsCompleted)
            return;
        if (_alerts.TryDequeue(out AlertRecord? alert))
        {
            AlertsDone++;
            _request = SendAsync("alert", () => api.AlertAsync(PathOf(state), AlertOf(alert), cancellation), cancellation);
        }
        else if (_timer.Due <= now)
        {
            UpsertRun request = _isMetadataDirty
                ? UpsertRequest.Create(documents.Run, documents.Program, config(), state, overrides)
                : UpsertRequest.Config(config(), state);
            _timer.Sent();
            _isMetadataDirty = false;
            _request = SendAsync("update of the run", () => api.UpsertRunAsync(request, cancellation), cancellation);
        }
    }

    /// <summary>Waits for the request that is on its way.</summary>
    public Task WaitAsync() => _request;

    /// <summary>Where the run is.</summary>
    public static RunPath PathOf(ShipState state) => new(state.Entity!, state.Project!, state.RunId!);

    private static RunAlert AlertOf(AlertRecord alert) => new(
        alert.Title, alert.Text, alert.Level switch { "ERROR" => AlertSeverity.Error, "WARN" => AlertSeverity.Warn, _ => AlertSeverity.Info },
        TimeSpan.FromMilliseconds(alert.WaitDuration));

    private async Task<ApiFailure?> SendAsync<T>(string what, Func<Task<ApiResult<T>>> call, CancellationToken cancellation) where T : notnull
    {
        ApiResult<T> result = await Persistence.CallAsync(call, time, cancellation).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            progress.Accept(0);
        }
        else
        {
            Error = $"The {what} was refused: {result.Failure.Message}";
            ShipMessages.UpdateRefused(logger, what, result.Failure.Message);
        }
        wake.Set();
        return result.Failure;
    }
}
