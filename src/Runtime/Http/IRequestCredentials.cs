using System.Net.Http.Headers;

namespace Instrument.Http;

/// <summary>Gives the Authorization header of requests to the server's own addresses.</summary>
internal interface IRequestCredentials
{
    /// <summary>The header, or why there is none. A final failure ends the request without further attempts.</summary>
    ValueTask<ApiResult<AuthenticationHeaderValue>> GetAsync(CancellationToken cancellationToken);
}
