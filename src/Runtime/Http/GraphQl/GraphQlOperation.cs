using System.Text.Json.Serialization.Metadata;

namespace Instrument.Http.GraphQl;

/// <summary>One operation of the server's GraphQL schema: its document and the types of its variables and data.</summary>
/// <param name="Name">The operation's name, which servers and proxies log.</param>
/// <param name="Document">The document.</param>
/// <param name="Variables">How the variables are written.</param>
/// <param name="Data">How the data is read.</param>
internal sealed record GraphQlOperation<TVariables, TData>(
    string Name, string Document, JsonTypeInfo<TVariables> Variables, JsonTypeInfo<TData> Data) where TData : class
{
    /// <summary>Which failures are worth another attempt.</summary>
    public RetryTable Table { get; init; } = RetryTable.MostFailures;

    /// <summary>Whether data that came with errors counts as a success.</summary>
    public Func<TData, bool> IsWhole { get; init; } = static _ => false;
}
