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
        CheckEncoding(call.Request);
        string? writerId = HeaderRules.Writer(call.Request, HeaderRules.FileStreamWriter);
        RunData run = state.Get(call.Match.Run!.Value);
        WriterData writer = run.WriterOf(writerId);
        FileStreamRequest request = FileStreamParser.Parse(call.Body);
        bool hasEnded = writerId is null ? run.IsComplete : writer.HasEndedRun;
        // A request whose answer was lost comes again; lines have numbers, so it changes nothing (§3.4).
        bool isRepetition = hasEnded && writer.LastStreamBody is { } last && last.AsSpan().SequenceEqual(call.Body);
        if (!isRepetition)
        {
            if (hasEnded)
                throw RefusalException.Violates(ViolationKind.AfterComplete, $"{run.Key} has ended; nothing may follow the request that says so");
            FileStreamRules.Check(request, run, writer, isShared: writerId is not null, state);
            Apply(request, run, writer, isShared: writerId is not null);
            writer.LastStreamBody = call.Body;
        }
        run.FileStreamCount++;
        return Success(run);
    }

    public Answer Refuse(RefusalException refusal) =>
        Answer.Json(refusal.Status, new JsonObject { ["error"] = refusal.Message }) with { Headers = RateLimit() };

    private static void Apply(FileStreamRequest request, RunData run, WriterData writer, bool isShared)
    {
        foreach (FileChunk chunk in request.Chunks)
        {
            if (writer.Lines(chunk.File) is not { } lines)
            {
                run.Summary = isShared ? SharedRun.Merge(run.Summary, chunk.Lines[^1]) : chunk.Lines[^1];
                continue;
            }
            int known = lines.Count - chunk.Offset;
            lines.Write(chunk.Offset, chunk.Lines);
            if (isShared && chunk.File == "wandb-history.jsonl")
                SharedRun.Add(run, chunk.Lines.Skip(known));
        }
        UploadReports.Apply(run, request.Uploaded);
        run.PreemptingCount += request.IsPreempting ? 1 : 0;
        run.HeartbeatCount += request.IsHeartbeat ? 1 : 0;
        run.CompletionCount += request.IsComplete ? 1 : 0;
        writer.HasEndedRun |= request.IsComplete;
        // Of several writers one says when the run is over; others may still be sending.
        if (isShared && !request.IsComplete)
            return;
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
