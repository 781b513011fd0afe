namespace Instrument.Generator.Tests.Properties;

/// <summary>A value as the expression that makes it, and as the JSON that has to come of it.</summary>
/// <param name="Code">A C# expression.</param>
/// <param name="Json">The JSON by key below the member's own key; nothing for a value that is left out.</param>
internal sealed record Sample(string Code, params (string Key, string Json)[] Json)
{
    /// <summary>A value that has one JSON text.</summary>
    public static Sample Of(string code, string json) => new(code, ("", json));

    /// <summary>The text of a value that has one.</summary>
    public string OnlyJson => Json.Single().Json;
}
