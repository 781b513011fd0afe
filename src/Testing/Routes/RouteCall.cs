using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>A request whose body has arrived.</summary>
internal sealed record RouteCall(HttpRequest Request, RouteMatch Match, byte[] Body);
