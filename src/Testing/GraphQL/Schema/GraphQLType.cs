using Instrument.Testing.GraphQL.Language;

namespace Instrument.Testing.GraphQL.Schema;

/// <summary>What kind of type a schema declares.</summary>
internal enum GraphQLTypeKind
{
    Scalar,
    Enum,
    Object,
    Input,
}

/// <summary>A field of an object type, or a member of an input type; then it has no arguments.</summary>
internal sealed record GraphQLField(string Name, TypeReference Type, IReadOnlyDictionary<string, TypeReference> Arguments);

/// <summary>A type of the schema.</summary>
internal sealed record GraphQLType(
    GraphQLTypeKind Kind, string Name, IReadOnlyDictionary<string, GraphQLField> Fields, IReadOnlySet<string> Values);
