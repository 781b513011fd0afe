using System.Text.Json.Serialization;

namespace Instrument.Shipping;

/// <summary>
/// What must be known of a log's earlier shipping to send it again without a gap and without a duplicate. Kept in a file beside the log.
/// </summary>
/// <remarks>
/// The lines of a log get the same numbers each time: those of the first time are kept here before anything is sent. What was accepted
/// is noted afterwards, so it can lag behind after a kill: then lines are written once more, to their own numbers.
/// </remarks>
internal sealed record ShipState
{
    /// <summary>Version of this format.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The entity that the server has put the run under; <see langword="null"/> before it has answered.</summary>
    public string? Entity { get; init; }

    /// <summary>The project that the server has put the run under.</summary>
    public string? Project { get; init; }

    /// <summary>The run's id at the server.</summary>
    public string? RunId { get; init; }

    /// <summary>The server's own id of the run.</summary>
    public string? StorageId { get; init; }

    /// <summary>The run's display name at the server.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Number of the log's first history line; <see langword="null"/> before the server has answered.</summary>
    public long? HistoryBase { get; init; }

    /// <summary>Number of the log's first line of system metrics.</summary>
    public long EventsBase { get; init; }

    /// <summary>Number of the log's first console line.</summary>
    public long ConsoleBase { get; init; }

    /// <summary>Whether the run was to be resumed while the server could not be asked, so that its steps are not settled.</summary>
    public bool IsResumePending { get; init; }

    /// <summary>What is added to each step: not zero for a run that was to be resumed while the server could not be asked.</summary>
    public long StepShift { get; init; }

    /// <summary>History lines that were accepted.</summary>
    public long HistoryAccepted { get; init; }

    /// <summary>Lines of system metrics that were accepted.</summary>
    public long EventsAccepted { get; init; }

    /// <summary>Alerts that were sent.</summary>
    public long AlertsSent { get; init; }

    /// <summary>Places, counted from 0 among the log's history records, of rows that the server refused.</summary>
    public IReadOnlyList<long> RefusedRows { get; init; } = [];

    /// <summary>Whether everything was delivered, the end of the run included.</summary>
    public bool IsComplete { get; init; }
}

/// <summary>Reading and writing of <see cref="ShipState"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShipState))]
internal sealed partial class ShipStateJson : JsonSerializerContext;
