namespace Instrument.Testing;

/// <summary>Faults by chance. The same seed gives the same faults for the same order of requests on each route.</summary>
public sealed class RandomFaults
{
    /// <summary>The seed; print it in tests, so that they can be repeated.</summary>
    public required int Seed { get; init; }

    /// <summary>How likely it is that a request meets a fault, from 0 to 1. Default: 0.2.</summary>
    public double Probability { get; init; } = 0.2;

    /// <summary>Which routes meet faults. Default: GraphQL, file_stream, uploads, and the files of artifacts.</summary>
    public IReadOnlyList<FakeRoute> Routes { get; init; } =
        [FakeRoute.GraphQL, FakeRoute.FileStream, FakeRoute.Upload, FakeRoute.ArtifactUpload, FakeRoute.ArtifactDownload];

    /// <summary>
    /// Among which faults the choice is. Default: those that a client should get over by trying again: 429 with and without
    /// <c>Retry-After</c>, 500, 502, 503, connections cut before and after storing.
    /// </summary>
    public IReadOnlyList<Fault> Faults { get; init; } =
    [
        Fault.TooManyRequests(),
        Fault.TooManyRequests("1"),
        Fault.Status(500),
        Fault.Status(502, afterStoring: true),
        Fault.Status(503),
        Fault.ResetBeforeReading(),
        Fault.ResetAfterStoring(),
    ];

    /// <summary>After how many faults in a row on a route a request is let through. Default: 3.</summary>
    public int MostInARow { get; init; } = 3;
}
