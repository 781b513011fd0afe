using Instrument.Testing.Faults;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>The way of a request: log, fault, body, route, answer.</summary>
internal sealed class RequestPipeline(ServerState state, RouteTable table, RequestLog log, FaultPlan faults, CancellationToken stopping)
{
    private readonly RouteDispatcher _routes = new(state);
    private readonly StreamOverlap _overlap = new();

    public async Task HandleAsync(HttpContext http)
    {
        RequestExchange exchange = Begin(http);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await ServeAsync(exchange, gone.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (gone.IsCancellationRequested || error is IOException or BadHttpRequestException)
        {
            // The client is gone, or the server is; there is nobody left to answer.
            Connection.Reset(http);
        }
        catch (Exception error)
        {
            // Such as a condition of a fault that throws: the test has to learn of it.
            _routes.Record(ViolationKind.Internal, error.ToString(), exchange.Request.Number);
            Connection.Reset(http);
        }
        finally
        {
            exchange.End(null);
        }
    }

    private RequestExchange Begin(HttpContext http)
    {
        RouteMatch match = table.Match(http);
        lock (state.Gate)
        {
            Dictionary<string, string> headers = http.Request.Headers.ToDictionary(
                header => header.Key, header => _routes.Redactor.Header(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase);
            string path = _routes.Redactor.Redact(match.Path);
            FakeRequest request = log.Add(number =>
                new FakeRequest(number, state.Options.Time.GetUtcNow(), match.Route, http.Request.Method, path, headers));
            return new RequestExchange(log, _overlap, match, http, request);
        }
    }

    private async Task ServeAsync(RequestExchange exchange, CancellationToken cancellationToken)
    {
        ActiveFault? fault = faults.BeforeReading(exchange.Request);
        exchange.Meet(fault);
        // A request that hangs is one that its client gives up; when the server notices, the next one may be there.
        bool overlaps = fault?.Fault.Kind is not (FaultKind.Hang or FaultKind.ResetBeforeReading) && exchange.EnterStream();
        if (overlaps)
        {
            string message = $"{exchange.Match.Run} has another file_stream request under way; this one was served";
            _routes.Record(ViolationKind.Concurrency, message, exchange.Request.Number);
        }
        if (fault?.Fault.Kind == FaultKind.ResetBeforeReading)
        {
            Cut(exchange);
            return;
        }
        byte[] body = await ReadAsync(exchange, fault, cancellationToken).ConfigureAwait(false);
        if (fault is null)
        {
            fault = faults.AfterReading(exchange.Request);
            exchange.Meet(fault);
        }
        if (fault?.Fault.Kind == FaultKind.Hang)
            exchange.LeaveStream();
        await AnswerAsync(exchange, body, fault, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadAsync(RequestExchange exchange, ActiveFault? fault, CancellationToken cancellationToken)
    {
        Func<CancellationToken, Task>? pause = fault is { Fault.Kind: FaultKind.SlowReading } ? token => WaitAsync(fault, token) : null;
        byte[] body = await BodyReader.ReadAsync(exchange.Http.Request, pause, cancellationToken).ConfigureAwait(false);
        exchange.Describe(_routes.Describe(exchange.Match, exchange.Http.Request, body));
        return body;
    }

    private async Task AnswerAsync(RequestExchange exchange, byte[] body, ActiveFault? fault, CancellationToken cancellationToken)
    {
        if (fault is { Fault: { AfterStoring: false, Kind: FaultKind.Hang } })
            await WaitAsync(fault, cancellationToken).ConfigureAwait(false);
        Answer? right = fault is { Fault: { AfterStoring: false, Kind: not FaultKind.Hang } }
            ? null
            : _routes.Handle(exchange.Match, exchange.Http.Request, body, exchange.Request.Number);
        switch (fault?.Fault.Kind)
        {
            case FaultKind.Answer:
                await SendAsync(exchange, FaultAnswer(fault.Fault)).ConfigureAwait(false);
                return;
            case FaultKind.ResetBeforeReading or FaultKind.Reset:
                Cut(exchange);
                return;
            case FaultKind.HalfAnswer:
                exchange.End(right!.Status);
                await AnswerWriter.WriteHalfAsync(exchange.Http, right, state.Now).ConfigureAwait(false);
                return;
            case FaultKind.Hang when fault.Fault.AfterStoring:
            case FaultKind.SlowAnswer:
                await WaitAsync(fault, cancellationToken).ConfigureAwait(false);
                break;
        }
        await SendAsync(exchange, right!).ConfigureAwait(false);
    }

    private Task WaitAsync(ActiveFault fault, CancellationToken cancellationToken) =>
        Waiting.WaitAsync(fault.Fault.Kind == FaultKind.Hang ? null : fault.Fault.Time, state.Options.Time, fault.Lifted, cancellationToken);

    private async Task SendAsync(RequestExchange exchange, Answer answer)
    {
        exchange.End(answer.Status);
        await AnswerWriter.WriteAsync(exchange.Http, answer, state.Now).ConfigureAwait(false);
    }

    private static void Cut(RequestExchange exchange)
    {
        exchange.End(null);
        Connection.Reset(exchange.Http);
    }

    private static Answer FaultAnswer(Fault fault) =>
        Answer.Text(fault.StatusCode, fault.Body, fault.ContentType) with { Headers = fault.Headers };
}
