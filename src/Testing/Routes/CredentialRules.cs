using System.Text;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>Who sends a request (docs/wire/online.md §1.5, §1.6). A wrong key is refused without blame: real users have wrong keys.</summary>
internal static class CredentialRules
{
    public static void Check(HttpRequest request, ServerState state)
    {
        string header = request.Headers.Authorization.ToString();
        bool isGood = header.Split(' ', 2) switch
        {
            ["Basic", var encoded] => KeyOf(encoded) == state.ApiKey,
            ["Bearer", var token] => state.AccessTokens.IsGood(token, state.Now),
            _ => throw NotLoggedIn(ViolationKind.Credentials),
        };
        if (!isGood)
            throw NotLoggedIn(null);
    }

    private static string KeyOf(string encoded)
    {
        byte[] bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length))
            throw NotLoggedIn(ViolationKind.Credentials);
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.StartsWith("api:", StringComparison.Ordinal) ? text[4..] : throw NotLoggedIn(ViolationKind.Credentials);
    }

    private static RefusalException NotLoggedIn(ViolationKind? kind) => new(401, "user is not logged in", kind, "PERMISSION_ERROR");
}
