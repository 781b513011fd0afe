using System.Text;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Makes the keys of a config from the names of its members.</summary>
internal static class ConfigNames
{
    private const int CamelCase = 1;
    private const int KebabCase = 2;
    private const int AsIs = 3;

    /// <summary>The key of a member: as the config that declares it says, or else as the config that inherits it does.</summary>
    public static string KeyOf(ISymbol member, INamedTypeSymbol config, KnownSymbols symbols)
    {
        AttributeData? attribute = member.ContainingType.Find(symbols.WandbConfigAttribute) ?? config.Find(symbols.WandbConfigAttribute);
        return (attribute?.Named("Naming", 0) ?? 0) switch
        {
            CamelCase => ToCamelCase(SnakeCase.From(member.Name)),
            KebabCase => SnakeCase.From(member.Name).Replace('_', '-'),
            AsIs => member.Name,
            _ => SnakeCase.From(member.Name),
        };
    }

    private static string ToCamelCase(string snakeCase)
    {
        StringBuilder key = new(snakeCase.Length);
        for (int i = 0; i < snakeCase.Length; i++)
        {
            if (snakeCase[i] != '_')
                key.Append(i > 0 && snakeCase[i - 1] == '_' ? char.ToUpperInvariant(snakeCase[i]) : snakeCase[i]);
        }
        return key.ToString();
    }
}
