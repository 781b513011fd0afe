namespace Instrument.Artifacts;

/// <summary>How long the server keeps a version of an artifact. The default says nothing, which leaves it to the server.</summary>
public readonly record struct ArtifactTtl
{
    // docs/wire/artifacts.md §2.3
    private const long InheritSeconds = -1;
    private const long ForeverSeconds = -2;

    private ArtifactTtl(long seconds) => Seconds = seconds;

    /// <summary>As long as the project's own rule says.</summary>
    public static ArtifactTtl Inherited { get; } = new(InheritSeconds);

    /// <summary>For ever, whatever the project's own rule says.</summary>
    public static ArtifactTtl Forever { get; } = new(ForeverSeconds);

    /// <summary>The value on the wire: seconds, or a negative number with a meaning; 0 for the default.</summary>
    internal long Seconds { get; }

    /// <summary>For a time from the commit on.</summary>
    /// <param name="time">The time; fractions of a second are cut off.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is shorter than a second.</exception>
    public static ArtifactTtl After(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromSeconds(1));
        return new ArtifactTtl((long)time.TotalSeconds);
    }
}
