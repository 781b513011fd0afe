using System.Collections;

namespace Instrument.Testing;

/// <summary>
/// All requests in the order of their arrival. Reading it gives the state of the moment; a request that goes on is in it, and is replaced
/// when it has ended.
/// </summary>
public sealed class RequestLog : IReadOnlyList<FakeRequest>
{
    private readonly Lock _gate = new();
    private readonly List<FakeRequest> _requests = [];
    private readonly List<(Func<IReadOnlyList<FakeRequest>, bool> Condition, TaskCompletionSource Reached)> _waiting = [];

    internal RequestLog()
    {
    }

    /// <summary>How many requests have arrived.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>A request.</summary>
    /// <param name="index">Its place, from zero.</param>
    /// <returns>The request.</returns>
    public FakeRequest this[int index]
    {
        get
        {
            lock (_gate)
                return _requests[index];
        }
    }

    /// <summary>The requests of one route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The requests in the order of their arrival.</returns>
    public IReadOnlyList<FakeRequest> Of(FakeRoute route) => [.. Snapshot().Where(request => request.Route == route)];

    /// <summary>The requests of one GraphQL operation.</summary>
    /// <param name="operation">The name of the operation, such as <c>UpsertBucket</c>.</param>
    /// <returns>The requests in the order of their arrival.</returns>
    public IReadOnlyList<FakeRequest> Of(string operation) => [.. Snapshot().Where(request => request.Operation == operation)];

    /// <summary>Waits until the requests fulfil a condition; it is looked at now and after each request that arrives or ends.</summary>
    /// <param name="condition">What to wait for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when the condition holds.</returns>
    public Task WaitUntilAsync(Func<IReadOnlyList<FakeRequest>, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (condition([.. _requests]))
                return Task.CompletedTask;
            _waiting.Add((condition, reached));
        }
        return reached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The requests of this moment.</summary>
    /// <returns>The requests in the order of their arrival.</returns>
    public IEnumerator<FakeRequest> GetEnumerator() => Snapshot().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal FakeRequest Add(Func<int, FakeRequest> create)
    {
        lock (_gate)
        {
            FakeRequest request = create(_requests.Count + 1);
            _requests.Add(request);
            Notify();
            return request;
        }
    }

    internal FakeRequest Replace(FakeRequest request)
    {
        lock (_gate)
        {
            _requests[request.Number - 1] = request;
            Notify();
            return request;
        }
    }

    private List<FakeRequest> Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    private void Notify()
    {
        if (_waiting.Count > 0)
        {
            FakeRequest[] requests = [.. _requests];
            foreach ((Func<IReadOnlyList<FakeRequest>, bool> condition, TaskCompletionSource reached) in _waiting)
                Look(condition, reached, requests);
            _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
        }
    }

    // A condition that throws is a mistake of the one who waits, not of the request that is under way.
    private static void Look(Func<IReadOnlyList<FakeRequest>, bool> condition, TaskCompletionSource reached, FakeRequest[] requests)
    {
        try
        {
            if (condition(requests))
                reached.TrySetResult();
        }
        catch (Exception error)
        {
            reached.TrySetException(error);
        }
    }
}
