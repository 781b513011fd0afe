using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Makes a version of an artifact, or finds the one with the same content (docs/wire/artifacts.md §5.2 and §5.3).</summary>
internal sealed class CreateArtifactOperation() : Operation("mutation CreateArtifact($input: CreateArtifactInput!)", "createArtifact")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        string name = input.Text("artifactCollectionName")
            ?? throw RefusalException.Violates(ViolationKind.Artifact, "CreateArtifact names no collection");
        string[] aliases = [.. (input["aliases"] as JsonArray ?? []).Select(alias => Alias(alias!.AsObject(), name))];
        string[] tags = [.. (input["tags"] as JsonArray ?? []).Select(tag => tag!["tagName"]!.GetValue<string>())];
        Check(input, name, aliases, tags);
        RunKey key = state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName") ?? "");
        EntityRules.CheckWrite(key.Entity, state.Options);
        if (input.Text("runName") is not null)
            state.Get(key);
        string type = input.Text("artifactTypeName")!;
        ArtifactCollectionData collection = state.Artifacts.CollectionOrNew(key.Entity, key.Project, name, type);
        if (collection.Type != type)
            throw new RefusalException(400, $"artifact collection {name} has the type {collection.Type}, not {type}");
        ArtifactVersion version = Find(input, collection, aliases, tags, state) ?? Make(input, collection, aliases, tags, state);
        return new GraphQLObject { ["artifact"] = ArtifactObject.Of(version, state) };
    }

    private static void Check(JsonObject input, string name, string[] aliases, string[] tags)
    {
        ArtifactRules.CheckName(name);
        ArtifactRules.CheckHexDigest(input.Text("digest")!);
        ArtifactRules.CheckClientId(input.Text("clientID"));
        ArtifactRules.CheckClientId(input.Text("sequenceClientID"));
        foreach (string alias in aliases)
            ArtifactRules.CheckAlias(alias);
        foreach (string tag in tags)
            ArtifactRules.CheckTag(tag);
        if (!aliases.Contains("latest"))
            throw RefusalException.Violates(ViolationKind.Artifact, $"the alias 'latest' is missing in CreateArtifact of {name}");
        if (input["ttlDurationSeconds"]?.GetValue<long>() is 0 || input["historyStep"]?.GetValue<long>() is 0)
            throw RefusalException.Violates(ViolationKind.Artifact, "a duration or a step of 0 is sent as null");
    }

    private static ArtifactVersion? Find(JsonObject input, ArtifactCollectionData collection, string[] aliases, string[] tags, ServerState state)
    {
        string digest = input.Text("digest")!;
        if (state.Artifacts.OfClientId(input.Text("clientID")!) is { } known)
        {
            return known.WriterDigests[input.Text("clientID")!] == digest && known.Sequence == collection
                ? known
                : throw RefusalException.Violates(ViolationKind.Artifact, "Invalid Client ID digest");
        }
        if (input.Text("distributedID") is { } distributed
            && state.Artifacts.Versions.FirstOrDefault(version => version.DistributedId == distributed && version.Sequence == collection) is { } shared)
        {
            shared.WriterDigests[input.Text("clientID")!] = digest;
            shared.WantedAliases.AddRange(aliases.Except(shared.WantedAliases));
            shared.Tags.AddRange(tags.Except(shared.Tags));
            return shared;
        }
        if (!JsonMembers.IsTrue(input["enableDigestDeduplication"]) || collection.Latest?.Digest != digest)
            return null;
        ArtifactVersion latest = collection.Latest;
        collection.Add(latest, aliases);
        latest.Tags.AddRange(tags.Except(latest.Tags));
        return latest;
    }

    private static ArtifactVersion Make(JsonObject input, ArtifactCollectionData collection, string[] aliases, string[] tags, ServerState state)
    {
        ArtifactVersion made = state.Artifacts.Add(number => new ArtifactVersion(number, collection)
        {
            Digest = input.Text("digest")!,
            CreatedAt = state.Now,
            RunName = input.Text("runName"),
            ClientId = input.Text("clientID"),
            Description = input.Text("description"),
            Metadata = input.Text("metadata"),
            TtlSeconds = input["ttlDurationSeconds"]?.GetValue<long>(),
            HistoryStep = input["historyStep"]?.GetValue<long>(),
            DistributedId = input.Text("distributedID"),
        });
        made.WriterDigests[input.Text("clientID")!] = made.Digest;
        made.WantedAliases.AddRange(aliases);
        made.Tags.AddRange(tags);
        return made;
    }

    private static string Alias(JsonObject alias, string name) => alias.Text("artifactCollectionName") == name
        ? alias.Text("alias")!
        : throw RefusalException.Violates(ViolationKind.Artifact, $"the alias {alias.Text("alias")} is for another collection than {name}");
}
