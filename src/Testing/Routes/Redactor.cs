using System.Text;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Keeps keys and tokens out of everything that a test can print.</summary>
internal sealed class Redactor(ServerState state)
{
    private const string Mark = "***";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(state.ApiKey);
    private readonly string _basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + state.ApiKey));

    public bool HasKey(byte[] body) => body.AsSpan().IndexOf(_key) >= 0;

    public string Redact(string text)
    {
        string redacted = text.Replace(state.ApiKey, Mark, StringComparison.Ordinal).Replace(_basic, Mark, StringComparison.Ordinal);
        foreach (string token in state.AccessTokens.All)
            redacted = redacted.Replace(token, Mark, StringComparison.Ordinal);
        return redacted;
    }

    /// <summary>The scheme of the credentials, without what follows it, right or wrong.</summary>
    public string Header(string name, string value) => name.ToUpperInvariant() switch
    {
        "AUTHORIZATION" or "PROXY-AUTHORIZATION" => $"{value.Split(' ')[0]} {Mark}",
        "COOKIE" => Mark,
        _ => Redact(value),
    };
}
