namespace Instrument.Testing;

/// <summary>Which requests meet a fault. All conditions that are given must hold.</summary>
public sealed class FaultRule : IDisposable
{
    private readonly CancellationTokenSource _lifted = new();
    private int _seen;
    private int _hits;

    /// <summary>What happens to the requests.</summary>
    public required Fault Fault { get; init; }

    /// <summary>Only requests of this route. Default: of any.</summary>
    public FakeRoute? Route { get; init; }

    /// <summary>Only this GraphQL operation, such as <c>UpsertBucket</c>. Default: any.</summary>
    public string? Operation { get; init; }

    /// <summary>Only requests whose path contains this, such as the name of a file. Default: any.</summary>
    public string? PathContains { get; init; }

    /// <summary>Only requests for which this holds; it sees operation, variables and body. Default: any.</summary>
    public Func<FakeRequest, bool>? When { get; init; }

    /// <summary>How many of these requests are let through first. Default: none.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests meet the fault; <see langword="null"/> for all until it is lifted. Default: one.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How many requests have met the fault.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Whether the rule was lifted.</summary>
    public bool IsLifted => _lifted.IsCancellationRequested;

    internal bool NeedsBody => Operation is not null || When is not null;

    internal CancellationToken Lifted => _lifted.Token;

    /// <summary>Ends the fault: no further request meets it, and those that wait because of it go on.</summary>
    public void Lift() => _lifted.Cancel();

    /// <summary>The same as <see cref="Lift"/>.</summary>
    public void Dispose() => Lift();

    // Called under the lock of the plan.
    internal bool Takes(FakeRequest request)
    {
        if (IsLifted || Hits >= Times || !IsFor(request) || _seen++ < Skip)
            return false;
        Interlocked.Increment(ref _hits);
        return true;
    }

    private bool IsFor(FakeRequest request) =>
        (Route is null || Route == request.Route)
        && (Operation is null || Operation == request.Operation)
        && (PathContains is null || request.Path.Contains(PathContains, StringComparison.Ordinal))
        && (When is null || When(request));
}
