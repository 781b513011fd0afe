using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Serves the requests of one route. All methods run under the gate of the state.</summary>
internal interface IRoute
{
    /// <summary>What the log tells of a body, whether it is right or not.</summary>
    RequestDescription Describe(byte[] body);

    /// <summary>Checks a request completely, then does what it says. What it refuses has changed nothing.</summary>
    /// <exception cref="RefusalException">The request is not served.</exception>
    Answer Handle(RouteCall call);

    /// <summary>The refusal in the form that this route's errors have.</summary>
    Answer Refuse(RefusalException refusal);
}
