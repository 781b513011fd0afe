namespace Instrument;

/// <summary>
/// Early stopping of a sweep by Hyperband: at certain numbers of logged values of the sweep's metric, trials that are not among the best so
/// far are stopped. The server decides; an agent cancels the trial's token.
/// </summary>
/// <remarks>Made by <see cref="FromMinimum"/> or <see cref="FromMaximum"/>. One iteration is one logged value of the metric.</remarks>
public sealed record Hyperband
{
    private Hyperband()
    {
    }

    /// <summary>The iteration of the first decision; <see langword="null"/> where the last one is given.</summary>
    public int? MinIterations { get; private init; }

    /// <summary>The most iterations that a trial has; <see langword="null"/> where the first decision is given.</summary>
    public int? MaxIterations { get; private init; }

    /// <summary>How many decisions there are; <see langword="null"/> where the first one is given.</summary>
    public int? Brackets { get; private init; }

    /// <summary>Decisions are this factor apart, and one in so many trials passes each.</summary>
    public double Eta { get; private init; }

    /// <summary>
    /// Whether the value at the iteration itself counts, and not the best one so far; <see langword="null"/> leaves it to the server.
    /// </summary>
    public bool? Strict { get; private init; }

    /// <summary>Decides at <paramref name="minIterations"/> and then, time and again, <paramref name="eta"/> times as late.</summary>
    /// <param name="minIterations">The iteration of the first decision, at least 1.</param>
    /// <param name="eta">The factor, above 1.</param>
    /// <param name="strict">Whether the value at the iteration itself counts. Default: the server's.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Hyperband FromMinimum(int minIterations, double eta = 3, bool? strict = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minIterations, 1);
        return new Hyperband { MinIterations = minIterations, Eta = Checked(eta), Strict = strict };
    }

    /// <summary>Decides <paramref name="brackets"/> times, the last time <paramref name="eta"/> times before the end of a trial.</summary>
    /// <param name="maxIterations">The iterations of a trial, at least 1.</param>
    /// <param name="brackets">How many decisions there are, at least 1.</param>
    /// <param name="eta">The factor, above 1.</param>
    /// <param name="strict">Whether the value at the iteration itself counts. Default: the server's.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Hyperband FromMaximum(int maxIterations, int brackets, double eta = 3, bool? strict = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(brackets, 1);
        return new Hyperband { MaxIterations = maxIterations, Brackets = brackets, Eta = Checked(eta), Strict = strict };
    }

    private static double Checked(double eta) =>
        double.IsFinite(eta) && eta > 1 ? eta : throw new ArgumentOutOfRangeException(nameof(eta), eta, "Decisions of Hyperband are a factor above 1 apart.");
}
