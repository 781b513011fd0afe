using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.GraphQL.Schema;
using Instrument.Testing.Operations;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary><c>POST /graphql</c> (docs/wire/online.md §2).</summary>
internal sealed class GraphQLRoute(ServerState state) : IRoute
{
    private static readonly GraphQLExecutor Executor = new(GraphQLSchema.Wandb);

    public RequestDescription Describe(byte[] body) =>
        GraphQLBody.TryRead(body) is { } request ? new(request.OperationName, request.Variables.ToJsonString(), null) : default;

    public Answer Handle(RouteCall call)
    {
        HeaderRules.CheckMethod(call.Request, "POST");
        CredentialRules.Check(call.Request, state);
        HeaderRules.CheckUserAgent(call.Request);
        HeaderRules.CheckContentType(call.Request, "application/json");
        HeaderRules.CheckNoEncoding(call.Request);
        state.CallingWriter = HeaderRules.Writer(call.Request, HeaderRules.GraphQLWriter);
        GraphQLBody body = GraphQLBody.Read(call.Body);
        try
        {
            return Execute(body);
        }
        catch (Exception error) when (error is GraphQLSyntaxException or GraphQLRequestException)
        {
            throw RefusalException.Violates(ViolationKind.Document, $"{body.OperationName}: {error.Message}");
        }
    }

    // The form of a real error, with a status that is not 200: §2.2.
    public Answer Refuse(RefusalException refusal)
    {
        JsonObject error = new() { ["message"] = refusal.Message };
        if (refusal.Code is not null)
            error["extensions"] = new JsonObject { ["code"] = refusal.Code };
        return Answer.Json(refusal.Status, new JsonObject { ["errors"] = new JsonArray(error), ["data"] = null });
    }

    private Answer Execute(GraphQLBody body)
    {
        OperationNode document = DocumentParser.Parse(body.Query);
        Operation operation = OperationCatalog.Find(document.Name) ?? throw new GraphQLRequestException("unknown operation");
        OperationRules.Check(document, body.OperationName, operation, state);
        PreparedOperation prepared = Executor.Prepare(document, body.Variables);
        JsonObject data = [];
        foreach (PreparedField field in prepared.Fields)
        {
            object? value = OperationCatalog.ForRootField(operation, field.Name).Resolve(field.Arguments, state);
            data[field.ResponseName] = GraphQLExecutor.Project(value, field);
        }
        return Answer.Json(200, new JsonObject { ["data"] = data });
    }
}
