using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Makes a version a member of another collection (docs/wire/artifacts.md §9.5).</summary>
internal sealed class LinkArtifactOperation() : Operation("mutation LinkArtifact($input: LinkArtifactInput!)", "linkArtifact")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        ArtifactVersion version = state.Artifacts.Get(input.Text("artifactID")!);
        string name = input.Text("artifactPortfolioName")!;
        ArtifactRules.CheckName(name);
        if (version.State != ArtifactVersion.Committed)
            throw RefusalException.Violates(ViolationKind.Artifact, $"cannot link artifact {version.Id} as it has not committed");
        string entity = input.Text("entityName")!;
        if (entity != state.Options.Organization)
            EntityRules.CheckWrite(entity, state.Options);
        ArtifactCollectionData portfolio = state.Artifacts.CollectionOrNew(entity, state.ProjectOf(input.Text("projectName")), name, version.Sequence.Type);
        if (portfolio.Type != version.Sequence.Type)
            throw new RefusalException(400, $"the collection {name} is for artifacts of type {portfolio.Type}");
        string[] aliases = [.. (input["aliases"] as JsonArray ?? []).Select(alias => alias!["alias"]!.GetValue<string>())];
        foreach (string alias in aliases)
            ArtifactRules.CheckAlias(alias);
        return new GraphQLObject { ["versionIndex"] = portfolio.Add(version, aliases) };
    }
}
