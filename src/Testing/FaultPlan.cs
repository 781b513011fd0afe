using Instrument.Testing.Faults;

namespace Instrument.Testing;

/// <summary>
/// The faults of a server: rules, of which the first that fits a request counts, and faults by chance for requests that meet no rule. Both can
/// be changed while requests come in. What a fault answers with is no violation.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];
    private RandomFaultSource? _random;

    internal FaultPlan()
    {
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The same rule, to ask how often it was met and to lift it.</returns>
    public FaultRule Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_gate)
            _rules.Add(rule);
        return rule;
    }

    /// <summary>Adds a rule for requests of a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="times">How many requests meet it; <see langword="null"/> for all until it is lifted.</param>
    /// <param name="skip">How many are let through first.</param>
    /// <returns>The rule, to ask how often it was met and to lift it.</returns>
    public FaultRule Add(FakeRoute route, Fault fault, int? times = 1, int skip = 0) =>
        Add(new FaultRule { Route = route, Fault = fault, Times = times, Skip = skip });

    /// <summary>Adds a rule for a GraphQL operation.</summary>
    /// <param name="operation">The name of the operation, such as <c>UpsertBucket</c>.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="times">How many requests meet it; <see langword="null"/> for all until it is lifted.</param>
    /// <param name="skip">How many are let through first.</param>
    /// <returns>The rule, to ask how often it was met and to lift it.</returns>
    public FaultRule Add(string operation, Fault fault, int? times = 1, int skip = 0) =>
        Add(new FaultRule { Route = FakeRoute.GraphQL, Operation = operation, Fault = fault, Times = times, Skip = skip });

    /// <summary>Starts faults by chance, in place of those that were started before.</summary>
    /// <param name="faults">Which ones, and how likely.</param>
    public void StartRandom(RandomFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfLessThan(faults.Probability, 0, nameof(faults));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(faults.Probability, 1, nameof(faults));
        lock (_gate)
            _random = new RandomFaultSource(faults);
    }

    /// <summary>Ends faults by chance.</summary>
    public void StopRandom()
    {
        lock (_gate)
            _random = null;
    }

    /// <summary>Lifts all rules and ends faults by chance. Requests that wait because of a rule go on.</summary>
    public void Clear()
    {
        FaultRule[] rules;
        lock (_gate)
        {
            rules = [.. _rules];
            _rules.Clear();
            _random = null;
        }
        foreach (FaultRule rule in rules)
            rule.Lift();
    }

    // Rules that look at the body have their turn once it has been read.
    internal ActiveFault? BeforeReading(FakeRequest request)
    {
        lock (_gate)
        {
            return _rules.Find(rule => !rule.NeedsBody && rule.Takes(request)) is { } rule
                ? new ActiveFault(rule.Fault, rule.Lifted)
                : _random?.Next(request.Route) is { } fault ? new ActiveFault(fault, CancellationToken.None) : null;
        }
    }

    internal ActiveFault? AfterReading(FakeRequest request)
    {
        lock (_gate)
            return _rules.Find(rule => rule.NeedsBody && rule.Takes(request)) is { } rule ? new ActiveFault(rule.Fault, rule.Lifted) : null;
    }
}
