using System.Text.Json.Serialization;

namespace Instrument.Http;

/// <summary>The answer of the token exchange.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] double? ExpiresIn)
{
    /// <summary>Leaves out the token.</summary>
    public override string ToString() => nameof(TokenAnswer);
}

/// <summary>How the answer of the token exchange is read, without reflection.</summary>
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;
