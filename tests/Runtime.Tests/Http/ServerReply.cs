namespace Instrument.Runtime.Tests.Http;

/// <summary>What a <see cref="ScriptedServer"/> answers.</summary>
internal sealed record ServerReply(int Status, string Body = "", ServerFault Fault = ServerFault.None)
{
    public List<(string Name, string Value)> Headers { get; init; } = [];

    public static ServerReply Data(string data) => new(200, $$"""{"data":{{data}}}""");

    public static ServerReply Broken(ServerFault fault) => new(200, """{"data":{}}""", fault);

    public ServerReply With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
