using Instrument.Http.GraphQl;

namespace Instrument.Http;

/// <summary>
/// Asks once what the server can do. A refusal is remembered for some minutes, so that it is not asked for again and again; what may pass is not,
/// because its caller waits for it.
/// </summary>
internal sealed class FeatureCache(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private ApiResult<ServerFeatures>? _known;
    private long _since;

    /// <summary>What is known, or what <paramref name="ask"/> says.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResult<ServerFeatures>> GetAsync(Func<Task<ApiResult<ServerFeatures>>> ask, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is null || (!_known.IsSuccess && (!_known.Failure.IsFinal || time.GetElapsedTime(_since) >= FailureLifetime)))
            {
                _known = await ask().ConfigureAwait(false);
                _since = time.GetTimestamp();
            }
            return _known;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
