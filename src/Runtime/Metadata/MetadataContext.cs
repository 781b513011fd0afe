using Instrument.Records;
using Microsoft.Extensions.Logging;

namespace Instrument.Metadata;

/// <summary>What the collection of a run's metadata needs from the run.</summary>
internal sealed record MetadataContext
{
    /// <summary>What is to be told.</summary>
    public required MetadataSettings Settings { get; init; }

    /// <summary>Whether code is saved: asked for, and this process writes what a run has once.</summary>
    public required bool SavesCode { get; init; }

    /// <summary>The writer whose environment it is.</summary>
    public required string WriterId { get; init; }

    /// <summary>The run's folder of files.</summary>
    public required string FilesFolder { get; init; }

    /// <summary>Symbols of the program; <see langword="null"/> if there is no program with symbols.</summary>
    public required string? Symbols { get; init; }

    /// <summary>Takes records; false if the run has finished.</summary>
    public required Func<Record, bool> Append { get; init; }

    /// <summary>Logs a folder's sources as an artifact.</summary>
    public required Action<string> LogCode { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Learns of what fails.</summary>
    public required ILogger Logger { get; init; }
}
