namespace Instrument.Testing.Faults;

/// <summary>Time that passes because of a fault.</summary>
internal static class Waiting
{
    /// <summary>Waits until the time has passed or the fault is lifted; without a time, until it is lifted.</summary>
    /// <exception cref="OperationCanceledException">The client went away, or the server is disposed.</exception>
    public static async Task WaitAsync(TimeSpan? delay, TimeProvider time, CancellationToken lifted, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifted, cancellationToken);
        try
        {
            await Task.Delay(delay ?? Timeout.InfiniteTimeSpan, time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lifted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
        }
    }
}
