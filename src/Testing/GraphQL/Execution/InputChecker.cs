using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.GraphQL.Schema;
using Instrument.Testing.Json;

namespace Instrument.Testing.GraphQL.Execution;

/// <summary>Whether a value is one of its type: variables and arguments.</summary>
internal sealed class InputChecker(GraphQLSchema schema)
{
    /// <summary>Throws what is wrong with a value; nothing is converted.</summary>
    public void Check(JsonNode? value, TypeReference type, string path)
    {
        if (value is null)
        {
            if (type.IsNonNull)
                throw new GraphQLRequestException($"{path} of type {type} must not be null");
            return;
        }
        if (type.Item is { } item)
            CheckList(value, item, path);
        else
            CheckNamed(value, type.Name!, path);
    }

    private void CheckList(JsonNode value, TypeReference item, string path)
    {
        if (value is not JsonArray items)
            throw new GraphQLRequestException($"{path} must be a list");
        for (int index = 0; index < items.Count; index++)
            Check(items[index], item, $"{path}[{index}]");
    }

    private void CheckNamed(JsonNode value, string name, string path)
    {
        GraphQLType type = schema.Find(name) ?? throw new GraphQLRequestException($"{path} has the unknown type {name}");
        bool isRight = type.Kind switch
        {
            GraphQLTypeKind.Input => CheckMembers(value, type, path),
            GraphQLTypeKind.Enum => value.GetValueKind() == JsonValueKind.String && type.Values.Contains(value.GetValue<string>()),
            GraphQLTypeKind.Scalar => IsScalar(value, name),
            _ => false,
        };
        if (!isRight)
            throw new GraphQLRequestException($"{path} is no {name}");
    }

    private bool CheckMembers(JsonNode value, GraphQLType type, string path)
    {
        if (value is not JsonObject members)
            return false;
        foreach ((string member, JsonNode? memberValue) in members)
        {
            GraphQLField field = type.Fields.GetValueOrDefault(member)
                ?? throw new GraphQLRequestException($"{type.Name} has no member {member}");
            Check(memberValue, field.Type, $"{path}.{member}");
        }
        foreach (GraphQLField field in type.Fields.Values.Where(field => field.Type.IsNonNull && !members.ContainsKey(field.Name)))
            throw new GraphQLRequestException($"{path} lacks the member {field.Name}");
        return true;
    }

    // Custom scalars: docs/wire/online.md §2.1.
    private static bool IsScalar(JsonNode value, string name) => (name, value.GetValueKind()) switch
    {
        ("Boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("String" or "ID", JsonValueKind.String) => true,
        ("JSONString", JsonValueKind.String) => ExtendedJson.TryParse(value.GetValue<string>(), out _),
        ("Float", JsonValueKind.Number) => true,
        ("Int" or "Int64" or "Duration", JsonValueKind.Number) => long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ("JSON", _) => true,
        _ => false,
    };
}
