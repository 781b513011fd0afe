using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>POST …/file_stream</c> (docs/wire/online.md §3).</summary>
internal sealed class FileStreamRoute(ServerState state) : IRoute
{
    public RequestDescription Describe(byte[] body) => new(null, null, IsJson(body) ? Encoding.UTF8.GetString(body) : null);

    public Answer Handle(RouteCall call)
    {
        HeaderRules.CheckMethod(call.Request, "POST");
        CredentialRules.Check(call.Request, state);
        HeaderRules.CheckUserAgent(call.Request);
        HeaderRules.CheckContentType(call.Request, "application/json");
        HeaderRules.CheckNotShared(call.Request);
        CheckEncoding(call.Request);
        RunData run = state.Get(call.Match.Run!.Value);
        FileStreamRequest request = FileStreamParser.Parse(call.Body);
        // A request whose answer was lost comes again; lines have numbers, so it changes nothing (§3.4).
        bool isRepetition = run.IsComplete && run.LastStreamBody is { } last && last.AsSpan().SequenceEqual(call.Body);
        if (!isRepetition)
        {
            FileStreamRules.Check(request, run, state);
            Apply(request, run);
            run.LastStreamBody = call.Body;
        }
        run.FileStreamCount++;
        return Success(run);
    }

    public Answer Refuse(RefusalException refusal) =>
        Answer.Json(refusal.Status, new JsonObject { ["error"] = refusal.Message }) with { Headers = RateLimit() };

    private static void Apply(FileStreamRequest request, RunData run)
    {
        foreach (FileChunk chunk in request.Chunks)
        {
            if (run.Lines(chunk.File) is { } lines)
                lines.Write(chunk.Offset, chunk.Lines);
            else
                run.Summary = chunk.Lines[^1];
        }
        UploadReports.Apply(run, request.Uploaded);
        run.PreemptingCount += request.IsPreempting ? 1 : 0;
        run.HeartbeatCount += request.IsHeartbeat ? 1 : 0;
        run.IsComplete = request.IsComplete;
        run.ExitCode = request.ExitCode;
    }

    private void CheckEncoding(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count == 0)
            return;
        if (request.Headers.ContentEncoding != "gzip" || !state.HasFeature(ServerFeature.FileStreamGzip))
            throw RefusalException.Violates(ViolationKind.Header, $"Content-Encoding {request.Headers.ContentEncoding} is not served here", 415);
    }

    // §3.9; "stopped" only shows once somebody has asked for it.
    private Answer Success(RunData run)
    {
        JsonObject body = new() { ["exitcode"] = run.ExitCode, ["limits"] = new JsonObject() };
        if (run.StopRequested)
            body["stopped"] = true;
        return Answer.Json(200, body) with { Headers = RateLimit() };
    }

    private KeyValuePair<string, string>[] RateLimit() => state.RateLimit is not { } limit
        ? []
        : [.. new (string Name, string? Value)[]
            {
                ("RateLimit-Limit", limit.Limit), ("RateLimit-Remaining", limit.Remaining), ("RateLimit-Reset", limit.Reset),
            }
            .Where(header => header.Value is not null)
            .Select(header => KeyValuePair.Create(header.Name, header.Value!))];

    private static bool IsJson(byte[] body)
    {
        Utf8JsonReader reader = new(body);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
