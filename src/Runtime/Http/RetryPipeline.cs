using Instrument.Settings;
using Polly;
using Polly.Retry;

namespace Instrument.Http;

/// <summary>
/// Repeats attempts as <see cref="RetryPolicy"/> decides, tells an observer of each that failed, and ends when the time of the call is
/// over. What comes out is the last attempt, or a failure that says what the last one was.
/// </summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<CallState> StateKey = new("call");

    private readonly ResiliencePipeline<HttpAttempt> _pipeline;
    private readonly TimeProvider _time;
    private readonly Func<HttpAttempt, string, ApiFailure?> _read;
    private readonly Action<FailedAttempt> _observer;

    /// <summary>A pipeline for one kind of request.</summary>
    /// <param name="table">What is repeated.</param>
    /// <param name="settings">How often and how fast.</param>
    /// <param name="time">The clock of all waits.</param>
    /// <param name="random">Gives numbers from 0 to below 1.</param>
    /// <param name="read">Makes the failure of an attempt; <see langword="null"/> for a success.</param>
    /// <param name="observer">Told of each failed attempt before the wait.</param>
    public RetryPipeline(
        RetryTable table, RetrySettings settings, TimeProvider time, Func<double> random,
        Func<HttpAttempt, string, ApiFailure?> read, Action<FailedAttempt> observer)
    {
        _time = time;
        _read = read;
        _observer = observer;
        _pipeline = new ResiliencePipelineBuilder<HttpAttempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpAttempt>
            {
                MaxRetryAttempts = settings.MaxRetries ?? int.MaxValue,
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Exception is null && RetryPolicy.IsRetried(table, arguments.Outcome.Result)),
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(
                    RetryPolicy.Wait(arguments.Outcome.Result, arguments.AttemptNumber, settings, time.GetUtcNow(), random())),
                OnRetry = arguments =>
                {
                    State(arguments.Context).Failed(arguments.Outcome.Result, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Makes attempts until one is not repeated.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<HttpAttempt> RunAsync(
        string operation, Func<CancellationToken, Task<HttpAttempt>> attempt, TimeSpan? budget, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? limit = budget is { } given ? new CancellationTokenSource(given, _time) : null;
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit?.Token ?? default);
        CallState state = new(this, operation);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, linked.Token);
        context.Properties.Set(StateKey, state);
        try
        {
            HttpAttempt last = await _pipeline
                .ExecuteAsync(static async (context, attempt) => await attempt(context.CancellationToken).ConfigureAwait(false), context, attempt)
                .ConfigureAwait(false);
            state.Failed(last, nextWait: null);
            return last;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit is { IsCancellationRequested: true })
        {
            return state.OutOfTime(budget!.Value);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallState State(ResilienceContext context) =>
        context.Properties.TryGetValue(StateKey, out CallState? state) ? state : throw new InvalidOperationException("A call without its state.");

    /// <summary>What has happened in one call so far.</summary>
    private sealed class CallState(RetryPipeline pipeline, string operation)
    {
        private int _number;
        private ApiFailure? _last;

        public void Failed(HttpAttempt attempt, TimeSpan? nextWait)
        {
            _number++;
            if (pipeline._read(attempt, operation) is not { } failure)
                return;
            _last = failure;
            pipeline._observer(new FailedAttempt(operation, _number, failure, nextWait));
        }

        public ApiFailure OutOfTime(TimeSpan budget)
        {
            string last = _last is null ? "there was no answer." : "the last attempt: " + _last.Message;
            return new ApiFailure(
                ApiFailureKind.Timeout, _last?.Status, $"{operation} was not done within {SettingDuration.Text(budget)}; {last}", IsFinal: false);
        }
    }
}
