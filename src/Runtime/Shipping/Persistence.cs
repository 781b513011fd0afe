using Instrument.Http;

namespace Instrument.Shipping;

/// <summary>Repeats a call for as long as it can still succeed: an outage is waited out, however long it is.</summary>
internal static class Persistence
{
    /// <summary>Calls until there is a value or a final refusal. Each call has its own retries and waits.</summary>
    public static async Task<ApiResult<T>> CallAsync<T>(Func<Task<ApiResult<T>>> call, TimeProvider time, CancellationToken cancellation) where T : notnull
    {
        while (true)
        {
            ApiResult<T> result = await call().ConfigureAwait(false);
            if (result.IsSuccess || result.Failure.IsFinal)
                return result;
            cancellation.ThrowIfCancellationRequested();
            // A call whose retries are switched off must not be repeated in a tight loop.
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation).ConfigureAwait(false);
        }
    }
}
