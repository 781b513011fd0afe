using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Faults;

/// <summary>Ends connections in the ways that networks do.</summary>
internal static class Connection
{
    /// <summary>Cuts the connection with a reset, so that the client gets an error and no orderly end.</summary>
    public static void Reset(HttpContext http)
    {
        // Closing a socket with bytes unsent and no time to linger sends a reset.
        http.Features.Get<IConnectionSocketFeature>()?.Socket.Close(0);
        http.Abort();
    }
}
