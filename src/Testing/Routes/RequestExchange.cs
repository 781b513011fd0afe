using Instrument.Testing.Faults;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>One request on its way: its entry in the log, and its place among the requests of its run.</summary>
internal sealed class RequestExchange(RequestLog log, StreamOverlap overlap, RouteMatch match, HttpContext http, FakeRequest request)
{
    private bool _isInStream;

    public HttpContext Http { get; } = http;

    public RouteMatch Match { get; } = match;

    public FakeRequest Request { get; private set; } = request;

    private string Writer => Http.Request.Headers[HeaderRules.FileStreamWriter].ToString();

    public void Describe(RequestDescription description) =>
        Request = log.Replace(Request.WithBody(description.Operation, description.Variables, description.Body));

    public void Meet(ActiveFault? fault)
    {
        if (fault is not null)
            Request = log.Replace(Request.WithFault(fault.Fault.ToString()));
    }

    /// <summary>Takes the request's place in the stream of its run, and says whether it is taken already.</summary>
    public bool EnterStream()
    {
        if (Match is not { Route: FakeRoute.FileStream, Run: { } run })
            return false;
        _isInStream = true;
        return overlap.Enter(run, Writer);
    }

    public void LeaveStream()
    {
        if (_isInStream)
            overlap.Leave(Match.Run!.Value, Writer);
        _isInStream = false;
    }

    /// <summary>Closes the entry in the log. It has to be called before the answer leaves: a client may be quicker than what follows.</summary>
    public void End(int? status)
    {
        LeaveStream();
        if (!Request.IsEnded)
            Request = log.Replace(Request.WithEnd(status));
    }
}
