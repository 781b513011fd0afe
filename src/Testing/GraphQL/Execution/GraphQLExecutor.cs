using System.Collections;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.GraphQL.Schema;

namespace Instrument.Testing.GraphQL.Execution;

/// <summary>
/// Checks a whole operation against the schema before anything is done, then finds what it selects and nothing else, as a real server.
/// </summary>
internal sealed class GraphQLExecutor(GraphQLSchema schema)
{
    private readonly InputChecker _checker = new(schema);

    /// <summary>The checked operation with the arguments of all its fields.</summary>
    public PreparedOperation Prepare(OperationNode operation, JsonObject variables)
    {
        Dictionary<string, VariableNode> declared = new(StringComparer.Ordinal);
        foreach (VariableNode variable in operation.Variables)
        {
            if (!declared.TryAdd(variable.Name, variable))
                throw new GraphQLRequestException($"the variable ${variable.Name} is declared twice");
            if (variables.ContainsKey(variable.Name) || variable.Default is null)
                _checker.Check(variables[variable.Name], variable.Type, $"${variable.Name}");
        }
        foreach ((string name, _) in variables)
        {
            if (!declared.ContainsKey(name))
                throw new GraphQLRequestException($"the variable ${name} has a value but is not declared");
        }
        ArgumentReader arguments = new(schema, declared, variables);
        List<PreparedField> fields = Prepare(operation.Selections, schema.Root(operation.Kind), arguments);
        if (declared.Keys.FirstOrDefault(name => !arguments.Used.Contains(name)) is { } unused)
            throw new GraphQLRequestException($"the variable ${unused} is declared but not used");
        return new PreparedOperation(operation.Name, fields);
    }

    /// <summary>The value of a field, reduced to what was selected of it.</summary>
    public static JsonNode? Project(object? value, PreparedField field) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        JsonNode node => node.DeepClone(),
        GraphQLObject obj => Project(obj, field.Selections),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(item => Project(item, field))]),
        _ => throw new InvalidOperationException($"{field.Name} has a value of {value.GetType()}."),
    };

    private static JsonObject Project(GraphQLObject obj, IReadOnlyList<PreparedField> selections)
    {
        JsonObject answer = [];
        foreach (PreparedField field in selections)
            answer[field.ResponseName] = Project(obj.Resolve(field.Name, field.Arguments), field);
        return answer;
    }

    private List<PreparedField> Prepare(IReadOnlyList<FieldNode> selections, GraphQLType type, ArgumentReader arguments)
    {
        List<PreparedField> fields = [];
        foreach (FieldNode field in selections)
        {
            bool isWanted = field.Include is null || arguments.IsTrue(field.Include);
            GraphQLField definition = type.Fields.GetValueOrDefault(field.Name)
                ?? throw new GraphQLRequestException($"Cannot query field \"{field.Name}\" on type \"{type.Name}\".");
            GraphQLType fieldType = schema.Find(definition.Type.NamedType)!;
            if ((fieldType.Kind == GraphQLTypeKind.Object) != field.Selections.Count > 0)
                throw new GraphQLRequestException($"{field.Name} of type {definition.Type} has {(field.Selections.Count > 0 ? "no" : "only")} fields to select");
            if (fields.Exists(other => other.ResponseName == field.ResponseName))
                throw new GraphQLRequestException($"{field.ResponseName} is selected twice");
            PreparedField prepared = new(
                field.Name, field.ResponseName, arguments.Read(field, definition), Prepare(field.Selections, fieldType, arguments));
            if (isWanted)
                fields.Add(prepared);
        }
        return fields;
    }
}
