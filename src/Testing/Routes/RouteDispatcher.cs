using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>Gives a request to its route under the gate of the state, and turns what the route refuses into violations and answers.</summary>
internal sealed class RouteDispatcher(ServerState state)
{
    private readonly Dictionary<FakeRoute, IRoute> _routes = new()
    {
        [FakeRoute.GraphQL] = new GraphQLRoute(state),
        [FakeRoute.FileStream] = new FileStreamRoute(state),
        [FakeRoute.Upload] = new UploadRoute(state),
        [FakeRoute.Download] = DownloadRoute.OfRuns(state),
        [FakeRoute.ArtifactUpload] = new ArtifactUploadRoute(state),
        [FakeRoute.ArtifactDownload] = DownloadRoute.OfArtifacts(state),
        [FakeRoute.ArtifactContent] = new ArtifactContentRoute(state),
        [FakeRoute.Token] = new TokenRoute(state),
        [FakeRoute.Unknown] = new UnknownRoute(),
    };

    public Redactor Redactor { get; } = new(state);

    /// <summary>What the log shows of a body, without secrets.</summary>
    public RequestDescription Describe(RouteMatch match, HttpRequest request, byte[] body)
    {
        lock (state.Gate)
        {
            RequestDescription description = _routes[match.Route].Describe(IsZipped(match, request) ? TryUnzip(body) : body);
            return new RequestDescription(Redact(description.Operation), Redact(description.Variables), Redact(description.Body));
        }
    }

    public Answer Handle(RouteMatch match, HttpRequest request, byte[] body, int requestNumber)
    {
        IRoute route = _routes[match.Route];
        lock (state.Gate)
        {
            try
            {
                byte[] content = IsZipped(match, request) ? BodyReader.Unzip(body) : body;
                if (Redactor.HasKey(content))
                    throw RefusalException.Violates(ViolationKind.Secret, "the API key is in the body");
                return route.Handle(new RouteCall(request, match, content));
            }
            catch (RefusalException refusal)
            {
                if (refusal.Kind is { } kind)
                    Record(kind, refusal.Message, requestNumber);
                return route.Refuse(refusal);
            }
            catch (Exception bug)
            {
                Record(ViolationKind.Internal, bug.ToString(), requestNumber);
                return route.Refuse(new RefusalException(500, "internal error"));
            }
        }
    }

    public void Record(ViolationKind kind, string message, int requestNumber)
    {
        lock (state.Gate)
            state.Violations.Add(new Violation(kind, Redactor.Redact(message), requestNumber));
    }

    private string? Redact(string? text) => text is null ? null : Redactor.Redact(text);

    // Only file_stream takes compressed bodies; elsewhere the route refuses them.
    private static bool IsZipped(RouteMatch match, HttpRequest request) =>
        match.Route == FakeRoute.FileStream && request.Headers.ContentEncoding == "gzip";

    private static byte[] TryUnzip(byte[] body)
    {
        try
        {
            return BodyReader.Unzip(body);
        }
        catch (RefusalException)
        {
            // The log shows no body; the route will say why.
            return [];
        }
    }
}
