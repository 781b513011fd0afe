using Instrument.Http;

namespace Instrument.Shipping;

/// <summary>What came of shipping a log, told at the shipper's end.</summary>
internal sealed record ShipOutcome
{
    /// <summary>Whether the server has everything, the end of the run included.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Rows that the server has, those of earlier shippings of this log included.</summary>
    public required long SentRows { get; init; }

    /// <summary>History lines that the server has.</summary>
    public required long SentRecords { get; init; }

    /// <summary>Rows that the server refuses, which are set aside in a file beside the log.</summary>
    public required long RefusedRows { get; init; }

    /// <summary>Files that were uploaded, or were there already.</summary>
    public required int UploadedFiles { get; init; }

    /// <summary>Files that were not uploaded, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> FailedFiles { get; init; }

    /// <summary>Artifacts that are at the server.</summary>
    public int UploadedArtifacts { get; init; }

    /// <summary>Artifacts that were not uploaded, with the reason.</summary>
    public IReadOnlyDictionary<string, string> FailedArtifacts { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of the log that could not be read.</summary>
    public required long SkippedBytes { get; init; }

    /// <summary>Where the run is at the server; <see langword="null"/> if the server was not reached.</summary>
    public required RunPath? Run { get; init; }

    /// <summary>Why something is missing at the server; <see langword="null"/> if nothing is.</summary>
    public required string? Error { get; init; }

    /// <summary>What kind of refusal ended the shipping; <see langword="null"/> if the server did not refuse the run.</summary>
    public ApiFailureKind? Refusal { get; init; }

    /// <summary>The outcome of a shipping that ended by a bug.</summary>
    public static ShipOutcome Failed(ShipProgress progress, ShipState? state, string error) => new()
    {
        IsComplete = false,
        SentRows = progress.SentRows,
        SentRecords = progress.SentRecords,
        RefusedRows = 0,
        UploadedFiles = 0,
        FailedFiles = new Dictionary<string, string>(),
        SkippedBytes = 0,
        Run = state?.Entity is null ? null : ShipUpdates.PathOf(state),
        Error = error,
    };
}
