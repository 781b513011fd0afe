using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing.State;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Instrument.Testing.Routes;

/// <summary><c>POST /oidc/token</c>: an identity token for an access token (docs/wire/online.md §1.6).</summary>
internal sealed class TokenRoute(ServerState state) : IRoute
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HeaderRules.CheckMethod(call.Request, "POST");
        HeaderRules.CheckNoCredentials(call.Request);
        HeaderRules.CheckUserAgent(call.Request);
        HeaderRules.CheckContentType(call.Request, "application/x-www-form-urlencoded");
        HeaderRules.CheckNoEncoding(call.Request);
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body));
        if (form.Keys.Any(key => key is not ("grant_type" or "assertion")) || form.GetValueOrDefault("grant_type") != GrantType)
            throw RefusalException.Violates(ViolationKind.Body, "the form has grant_type and assertion, and the grant type of JWTs");
        if (!state.Options.IdentityTokens.Contains(form.GetValueOrDefault("assertion").ToString()))
            throw new RefusalException(401, "invalid_grant");
        TimeSpan lifetime = state.Options.AccessTokenLifetime;
        return Answer.Json(200, new JsonObject
        {
            ["access_token"] = state.AccessTokens.Issue(state.Now + lifetime),
            ["expires_in"] = (int)lifetime.TotalSeconds,
        });
    }

    public Answer Refuse(RefusalException refusal) => Answer.Json(refusal.Status, new JsonObject { ["error"] = refusal.Message });
}
