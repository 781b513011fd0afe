namespace Instrument.Testing.GraphQL.Schema;

/// <summary>All types that documents can name. The one of W&amp;B is the embedded text wandb.graphql.</summary>
internal sealed class GraphQLSchema
{
    private static readonly string[] BuiltIn = ["String", "ID", "Int", "Float", "Boolean"];

    private readonly Dictionary<string, GraphQLType> _types;

    public GraphQLSchema(string text)
    {
        _types = SchemaParser.Parse(text);
        foreach (string name in BuiltIn)
            _types.Add(name, new GraphQLType(GraphQLTypeKind.Scalar, name, new Dictionary<string, GraphQLField>(), new HashSet<string>()));
    }

    public static GraphQLSchema Wandb { get; } = new(ReadText());

    /// <summary>The type of that name, or <see langword="null"/>.</summary>
    public GraphQLType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The type whose fields an operation selects: <c>query</c> or <c>mutation</c>.</summary>
    public GraphQLType Root(string operationKind) => _types[operationKind == "query" ? "Query" : "Mutation"];

    private static string ReadText()
    {
        using Stream stream = typeof(GraphQLSchema).Assembly.GetManifestResourceStream("wandb.graphql")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
