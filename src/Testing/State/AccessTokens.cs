using System.Security.Cryptography;

namespace Instrument.Testing.State;

/// <summary>Access tokens that were given for identity tokens (§1.6).</summary>
internal sealed class AccessTokens
{
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    public string Issue(DateTimeOffset expires)
    {
        string token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        _expiries.Add(token, expires);
        return token;
    }

    public bool IsGood(string token, DateTimeOffset now) => _expiries.TryGetValue(token, out DateTimeOffset expires) && now < expires;

    public IEnumerable<string> All => _expiries.Keys;
}
