using System.Diagnostics;

namespace Instrument.Http;

/// <summary>An access token that an identity token was exchanged for. It shows itself as three stars.</summary>
[DebuggerDisplay("***")]
internal sealed class AccessToken(string text, DateTimeOffset expiresAt)
{
    /// <summary>What is left of a token's life when it is exchanged anew (docs/wire/online.md §1.6).</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text = text;

    /// <summary>When the server stops to accept it.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Whether it can still be used.</summary>
    public bool IsFresh(DateTimeOffset now) => expiresAt - now > Margin;

    /// <summary>The token itself, for the header and the credentials file.</summary>
    public string Reveal() => _text;

    /// <summary>Three stars.</summary>
    public override string ToString() => "***";
}
