using System.Net.Http.Headers;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Bearer authorization with an access token that is renewed in time. All requests that wait for a token share one exchange.</summary>
internal sealed class IdentityTokenCredentials(
    TokenExchangeClient exchange, string tokenFile, ServerAddress address, AccessTokenFile? kept, TimeProvider time) : IRequestCredentials, IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private AccessToken? _token;
    private Task<ApiResult<AccessToken>>? _exchange;
    private bool _isFileRead;

    /// <inheritdoc/>
    public async ValueTask<ApiResult<AuthenticationHeaderValue>> GetAsync(CancellationToken cancellationToken)
    {
        Task<ApiResult<AccessToken>> running;
        lock (_lock)
        {
            if (Fresh() is { } token)
                return Header(token);
            // The exchange goes on for the others when one caller gives up.
            running = _exchange ??= Task.Run(RenewAsync, CancellationToken.None);
        }
        ApiResult<AccessToken> renewed = await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        return renewed.Map(Header);
    }

    /// <inheritdoc/>
    public void Dispose() => _ended.Cancel();

    private static AuthenticationHeaderValue Header(AccessToken token) => new("Bearer", token.Reveal());

    private AccessToken? Fresh()
    {
        if (_token is null && !_isFileRead)
        {
            _isFileRead = true;
            _token = kept?.Read(address.Text);
        }
        return _token is not null && _token.IsFresh(time.GetUtcNow()) ? _token : null;
    }

    private async Task<ApiResult<AccessToken>> RenewAsync()
    {
        try
        {
            ApiResult<AccessToken> result = await exchange.ExchangeAsync(tokenFile, _ended.Token).ConfigureAwait(false);
            if (result.IsSuccess)
            {
                kept?.Write(address.Text, result.Value);
                lock (_lock)
                    _token = result.Value;
            }
            return result;
        }
        finally
        {
            lock (_lock)
                _exchange = null;
        }
    }
}
