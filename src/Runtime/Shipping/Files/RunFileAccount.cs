namespace Instrument.Shipping.Files;

/// <summary>What became of a run's files.</summary>
internal sealed record RunFileAccount
{
    /// <summary>How many uploads succeeded; a file that changed counts for each version.</summary>
    public required int Uploaded { get; init; }

    /// <summary>How many were not necessary, because the store had the version.</summary>
    public required int Unchanged { get; init; }

    /// <summary>How many requests were left out because of <see cref="RunFileUploadsOptions.IgnoreGlobs"/>.</summary>
    public required int Ignored { get; init; }

    /// <summary>Why the newest version of a file did not arrive, by path. At most <see cref="RunFileUploadsOptions.MaxFailures"/>.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>How many failures are not in <see cref="Failures"/>.</summary>
    public required int FurtherFailures { get; init; }

    /// <summary>Whether nothing was left undone: every file was delivered or given up.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The bug that ended the uploads, if one did.</summary>
    public Exception? Fault { get; init; }
}
