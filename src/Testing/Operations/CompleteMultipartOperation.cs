using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Puts the parts of a file together (docs/wire/artifacts.md §5.7).</summary>
internal sealed class CompleteMultipartOperation() : Operation(
    """
    mutation CompleteMultipartUploadArtifact(
      $completeMultipartAction: CompleteMultipartAction!, $completedParts: [UploadPartsInput!]!, $artifactID: ID!, $storagePath: String!,
      $uploadID: String!)
    """,
    "completeMultipartUploadArtifact")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        ArtifactVersion version = state.Artifacts.Get(input.Text("artifactID")!);
        MultipartUpload upload = state.Artifacts.Multiparts.Values.FirstOrDefault(known => known.Id == input.Text("uploadID"))
            ?? throw RefusalException.Violates(ViolationKind.Artifact, $"there is no upload {input.Text("uploadID")}", 404);
        if (upload.StoragePath != input.Text("storagePath"))
            throw RefusalException.Violates(ViolationKind.Artifact, $"the upload {upload.Id} is for another place");
        JsonArray parts = input["completedParts"]!.AsArray();
        if (parts.Count != upload.PartDigests.Count)
            throw RefusalException.Violates(ViolationKind.Artifact, $"{parts.Count} of {upload.PartDigests.Count} parts are complete");
        for (int index = 0; index < parts.Count; index++)
        {
            bool isRight = parts[index]!["partNumber"]!.GetValue<long>() == index + 1
                && parts[index]!["hexMD5"]!.GetValue<string>() == $"\"{upload.PartDigests[index]}\"" && upload.Parts.ContainsKey(index + 1);
            if (!isRight)
                throw RefusalException.Violates(ViolationKind.Artifact, $"part {index + 1} has not arrived, or has another tag");
        }
        byte[] content = [.. Enumerable.Range(1, parts.Count).SelectMany(number => upload.Parts[number])];
        string md5 = Convert.ToBase64String(RunFile.Hash(content));
        if (md5 != upload.Md5)
            throw RefusalException.Violates(ViolationKind.Artifact, "the parts together have another MD5 than the file");
        state.Artifacts.Contents[md5] = content;
        state.Artifacts.BirthIds.TryAdd(md5, version.Id);
        return new GraphQLObject { ["digest"] = md5 };
    }
}
