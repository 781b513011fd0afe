using System.Text.Json.Nodes;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Every other address: 404, and a violation.</summary>
internal sealed class UnknownRoute : IRoute
{
    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call) =>
        throw RefusalException.Violates(ViolationKind.Route, $"{call.Request.Method} {call.Request.Path}: there is no such address", 404);

    public Answer Refuse(RefusalException refusal) => Answer.Json(refusal.Status, new JsonObject { ["error"] = refusal.Message });
}
