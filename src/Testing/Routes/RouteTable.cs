using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>
/// Address → route (docs/wire/online.md §9.1). Uploads have a port of their own, to prove that no credentials leave the base URL.
/// </summary>
internal sealed class RouteTable(string prefix)
{
    /// <summary>The port for uploads; known once the server listens.</summary>
    public int StoragePort { get; set; }

    public RouteMatch Match(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "";
        if (http.Connection.LocalPort == StoragePort)
            return new RouteMatch(MatchStorage(http.Request.Method, path), path);
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
            return new RouteMatch(FakeRoute.Unknown, path);
        path = path[prefix.Length..];
        return path switch
        {
            "/graphql" => new RouteMatch(FakeRoute.GraphQL, path),
            "/oidc/token" => new RouteMatch(FakeRoute.Token, path),
            _ when path.StartsWith("/artifactsV2/", StringComparison.Ordinal) || path.StartsWith("/artifacts/", StringComparison.Ordinal) =>
                new RouteMatch(FakeRoute.ArtifactContent, path),
            _ => MatchRun(path),
        };
    }

    private static FakeRoute MatchStorage(string method, string path) => path.Split('/') switch
    {
        ["", "storage", "artifact-files" or "manifests", ..] => method == "GET" ? FakeRoute.ArtifactDownload : FakeRoute.ArtifactUpload,
        ["", "storage", ..] => method == "GET" ? FakeRoute.Download : FakeRoute.Upload,
        _ => FakeRoute.Unknown,
    };

    private static RouteMatch MatchRun(string path) =>
        path.Split('/') is ["", "files", { Length: > 0 } entity, { Length: > 0 } project, { Length: > 0 } run, "file_stream"]
            ? new RouteMatch(FakeRoute.FileStream, path, new RunKey(entity, project, run))
            : new RouteMatch(FakeRoute.Unknown, path);
}
