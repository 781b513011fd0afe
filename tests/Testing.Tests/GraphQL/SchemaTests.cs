using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.GraphQL.Schema;
using Instrument.Testing.Operations;

namespace Instrument.Testing.Tests.GraphQL;

/// <summary>The embedded schema hangs together, and the operations with it.</summary>
public class SchemaTests
{
    private static readonly GraphQLSchema Schema = GraphQLSchema.Wandb;

    [Fact]
    public void Every_type_that_a_field_names_is_declared()
    {
        HashSet<string> seen = [];
        Queue<string> open = new(["Query", "Mutation"]);
        while (open.TryDequeue(out string? name))
        {
            GraphQLType? type = Schema.Find(name);
            Assert.True(type is not null, $"{name} is not declared.");
            IEnumerable<TypeReference> named = type.Fields.Values.SelectMany(field => field.Arguments.Values.Prepend(field.Type));
            foreach (string next in named.Select(reference => reference.NamedType).Where(seen.Add))
                open.Enqueue(next);
        }
        Assert.Contains("UpsertBucketInput", seen);
    }

    [Fact]
    public void Every_root_field_has_an_operation_that_resolves_it()
    {
        foreach (string kind in new[] { "query", "mutation" })
        {
            foreach (string field in Schema.Root(kind).Fields.Keys)
                Assert.Equal(field, OperationCatalog.ForRootField(OperationCatalog.Find("Viewer")!, field).RootField);
        }
    }

    [Theory]
    [InlineData("type A { b: [String!]! c(d: Int, e: B!): C }")]
    [InlineData("enum A { B C } scalar D # comment")]
    public void Schemas_are_parsed(string text) => Assert.NotNull(new GraphQLSchema(text).Find("A"));

    [Theory]
    [InlineData("interface A { b: C }", "'interface' starts no type")]
    [InlineData("type A { b }", "expected ':'")]
    [InlineData("type A { b: % }", "unexpected character '%'")]
    public void Other_text_is_no_schema(string text, string message) =>
        Assert.Contains(message, Assert.Throws<GraphQLSyntaxException>(() => new GraphQLSchema(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("String!", "String", true)]
    [InlineData("String", "String!", false)]
    [InlineData("[String!]!", "[String]", true)]
    [InlineData("[String]", "[String!]", false)]
    [InlineData("String", "ID", false)]
    [InlineData("String", "[String]", false)]
    public void A_type_fits_where_all_its_values_do(string type, string place, bool fits) =>
        Assert.Equal(fits, new TokenReader(type).ReadType().Fits(new TokenReader(place).ReadType()));
}
