using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.GraphQL.Schema;

namespace Instrument.Testing.GraphQL.Execution;

/// <summary>The arguments of a field, with the values of the variables in their places.</summary>
internal sealed class ArgumentReader(GraphQLSchema schema, IReadOnlyDictionary<string, VariableNode> declared, JsonObject variables)
{
    private readonly InputChecker _checker = new(schema);

    /// <summary>Which variables have been used so far.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public JsonObject Read(FieldNode field, GraphQLField definition)
    {
        JsonObject arguments = [];
        foreach (ArgumentNode argument in field.Arguments)
        {
            TypeReference type = definition.Arguments.GetValueOrDefault(argument.Name)
                ?? throw new GraphQLRequestException($"{field.Name} has no argument {argument.Name}");
            JsonNode? value = Value(argument.Value, type);
            _checker.Check(value, type, $"{field.Name}({argument.Name})");
            if (!arguments.TryAdd(argument.Name, value))
                throw new GraphQLRequestException($"{field.Name} has the argument {argument.Name} twice");
        }
        foreach ((string name, TypeReference type) in definition.Arguments)
        {
            if (type.IsNonNull && !arguments.ContainsKey(name))
                throw new GraphQLRequestException($"{field.Name} lacks the argument {name}");
        }
        return arguments;
    }

    /// <summary>Whether a condition holds.</summary>
    public bool IsTrue(ValueNode condition) =>
        Value(condition, new TypeReference("Boolean", null, IsNonNull: true)) is { } value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? value.GetValue<bool>()
            : throw new GraphQLRequestException("the condition of @include is no Boolean");

    private JsonNode? Value(ValueNode node, TypeReference? type) => node switch
    {
        ValueNode.Variable variable => Variable(variable.Name, type),
        ValueNode.Scalar scalar => JsonNode.Parse(scalar.Json),
        ValueNode.Enum name => JsonValue.Create(name.Name),
        ValueNode.List list => new JsonArray([.. list.Items.Select(item => Value(item, type?.Item))]),
        ValueNode.Object obj => Object(obj, type),
        _ => throw new GraphQLRequestException($"unknown value {node}"),
    };

    private JsonObject Object(ValueNode.Object node, TypeReference? type)
    {
        GraphQLType? input = type?.Name is { } name ? schema.Find(name) : null;
        JsonObject members = [];
        foreach (ArgumentNode member in node.Members)
        {
            if (!members.TryAdd(member.Name, Value(member.Value, input?.Fields.GetValueOrDefault(member.Name)?.Type)))
                throw new GraphQLRequestException($"the member {member.Name} is there twice");
        }
        return members;
    }

    private JsonNode? Variable(string name, TypeReference? place)
    {
        VariableNode variable = declared.GetValueOrDefault(name) ?? throw new GraphQLRequestException($"the variable ${name} is not declared");
        // A default makes a variable fit for a place without null.
        TypeReference type = variable.Default is null ? variable.Type : variable.Type with { IsNonNull = true };
        if (place is not null && !type.Fits(place))
            throw new GraphQLRequestException($"${name} of type {variable.Type} does not fit {place}");
        Used.Add(name);
        return variables.TryGetPropertyValue(name, out JsonNode? value) ? value?.DeepClone()
            : variable.Default is null ? null
            : Value(variable.Default, variable.Type);
    }
}
