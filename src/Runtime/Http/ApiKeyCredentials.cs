using System.Net.Http.Headers;
using System.Text;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Basic authorization with an API key, as docs/wire/online.md §1.5 says.</summary>
internal sealed class ApiKeyCredentials(ApiKey key) : IRequestCredentials
{
    /// <inheritdoc/>
    public ValueTask<ApiResult<AuthenticationHeaderValue>> GetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ApiResult<AuthenticationHeaderValue>(Header()));

    private AuthenticationHeaderValue Header() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + key.Reveal())));
}
