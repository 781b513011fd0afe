using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.Operations;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Whether a document is the operation that its name promises: kind, feature, variables and their types.</summary>
internal static class OperationRules
{
    public static void Check(OperationNode document, string operationName, Operation operation, ServerState state)
    {
        if (operationName != document.Name)
            throw new GraphQLRequestException($"the document is named {document.Name}");
        if (document.Kind != operation.Signature.Kind)
            throw new GraphQLRequestException($"this is a {operation.Signature.Kind}, not a {document.Kind}");
        if (operation.RequiredFeature is { } feature && !state.HasFeature(feature))
            throw new GraphQLRequestException($"Cannot query field \"{operation.RootField}\": this server does not have the feature {feature}");
        if (!document.Selections.Any(field => field.Name == operation.RootField))
            throw new GraphQLRequestException($"nothing of {operation.RootField} is selected");
        foreach (VariableNode variable in document.Variables)
            CheckVariable(variable, operation);
    }

    private static void CheckVariable(VariableNode variable, Operation operation)
    {
        VariableNode known = operation.Signature.Variables.FirstOrDefault(other => other.Name == variable.Name)
            ?? throw new GraphQLRequestException($"the reference lists no variable ${variable.Name}");
        if (!variable.Type.Fits(known.Type))
            throw new GraphQLRequestException($"${variable.Name} is declared as {variable.Type} instead of {known.Type}");
    }
}
