using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>PUT</c> of a file, a part of one, or a manifest of an artifact (docs/wire/artifacts.md §5.6, §5.7 and §5.9).</summary>
internal sealed class ArtifactUploadRoute(ServerState state) : IRoute
{
    private readonly UploadRoute _files = new(state);

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckMethod(request, "PUT");
        HeaderRules.CheckNoCredentials(request);
        HeaderRules.CheckUserAgent(request);
        HeaderRules.CheckNoEncoding(request);
        StorageTicket ticket = state.Artifacts.Find(request.Query["sig"].ToString())
            ?? throw RefusalException.Violates(ViolationKind.Upload, $"nobody gave out the address {request.Path} with this signature", 403);
        if (request.ContentLength is null)
            throw RefusalException.Violates(ViolationKind.Upload, $"the upload of {ticket.Path} has no Content-Length", 411);
        foreach (string header in ticket.Headers)
        {
            string[] parts = header.Split(':', 2);
            if (request.Headers[parts[0]] != parts[1])
                throw RefusalException.Violates(ViolationKind.Upload, $"the upload of {ticket.Path} lacks the header {header}", 403);
        }
        if (state.Now >= ticket.Expires)
            throw new RefusalException(403, "Request has expired");
        byte[] hash = RunFile.Hash(call.Body);
        if (Convert.ToBase64String(hash) != ticket.Md5)
            throw RefusalException.Violates(ViolationKind.Upload, $"the bytes of {ticket.Path} have another MD5 than was said");
        Store(ticket, call.Body);
        return Answer.Empty(200) with { Headers = [KeyValuePair.Create("ETag", $"\"{Convert.ToHexStringLower(hash)}\"")] };
    }

    public Answer Refuse(RefusalException refusal) => _files.Refuse(refusal);

    private void Store(StorageTicket ticket, byte[] content)
    {
        if (ticket.Manifest is { } manifest)
        {
            ManifestEntryData.Read(content);
            manifest.Content = content;
        }
        else if (ticket.Multipart is { } upload)
        {
            upload.Parts[ticket.PartNumber] = content;
            state.Artifacts.UploadCounts[ticket.Md5] = state.Artifacts.UploadCounts.GetValueOrDefault(ticket.Md5) + 1;
        }
        else
        {
            state.Artifacts.Contents[ticket.Md5] = content;
            state.Artifacts.BirthIds.TryAdd(ticket.Md5, ticket.Version.Id);
            state.Artifacts.UploadCounts[ticket.Md5] = state.Artifacts.UploadCounts.GetValueOrDefault(ticket.Md5) + 1;
        }
    }
}
