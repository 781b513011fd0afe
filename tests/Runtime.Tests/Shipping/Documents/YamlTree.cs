using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Reads YAML with another's parser and gives it in the form of <see cref="CanonicalJson"/>.</summary>
internal static partial class YamlTree
{
    // What YAML 1.1 takes for a flag, and 1.2 for text.
    private static readonly string[] Ambiguous = ["y", "n", "yes", "no", "on", "off"];

    public static string Read(string yaml)
    {
        YamlStream stream = new();
        stream.Load(new StringReader(yaml));
        return Of(stream.Documents.Single().RootNode);
    }

    private static string Of(YamlNode node) => node switch
    {
        YamlMappingNode members => $"{{{string.Join(',', members.Children.Select(member => (Key: Text(member.Key), member.Value)).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Of(member.Value)}"))}}}",
        YamlSequenceNode items => $"[{string.Join(',', items.Children.Select(Of))}]",
        YamlScalarNode { Style: ScalarStyle.Plain } plain => OfPlain(plain.Value!),
        _ => JsonSerializer.Serialize(((YamlScalarNode)node).Value),
    };

    private static string Text(YamlNode key) => ((YamlScalarNode)key).Value!;

    private static string OfPlain(string text)
    {
        Assert.DoesNotContain(text, Ambiguous, StringComparer.OrdinalIgnoreCase);
        return text switch
        {
            "null" or "true" or "false" => text,
            ".nan" => "NaN",
            ".inf" => "Infinity",
            "-.inf" => "-Infinity",
            _ when Number().IsMatch(text) => CanonicalJson.OfNumber(text),
            _ => JsonSerializer.Serialize(text),
        };
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
