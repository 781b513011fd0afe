using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>What a request is for: its route, the run in its address, and its path without the server's prefix.</summary>
internal readonly record struct RouteMatch(FakeRoute Route, string Path, RunKey? Run = null);
