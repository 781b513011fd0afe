using System.Text.Json.Serialization;

namespace Instrument.Shipping.Artifacts;

/// <summary>One step of an upload that was taken. A line tells one of them.</summary>
internal sealed record JournalLine
{
    /// <summary>The artifact's place among the artifacts of the log, from 0.</summary>
    public required long Artifact { get; init; }

    /// <summary>Entity and project that it is uploaded to: another place knows nothing of it. Told when the upload starts.</summary>
    public string? Target { get; init; }

    /// <summary>The server's id of the version.</summary>
    public string? Id { get; init; }

    /// <summary>The newest version of the name before.</summary>
    public string? Base { get; init; }

    /// <summary>The server's id of the manifest.</summary>
    public string? Manifest { get; init; }

    /// <summary>The path of a file of which something is told.</summary>
    public string? File { get; init; }

    /// <summary>The file is stored, for the first time for this version.</summary>
    public string? Birth { get; init; }

    /// <summary>The upload that a part of the file was sent for.</summary>
    public string? Upload { get; init; }

    /// <summary>The part's number.</summary>
    public int? Part { get; init; }

    /// <summary>The part's tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The manifest is at the server, so that the version has this part when it is committed, by whomever.</summary>
    public bool? Sent { get; init; }

    /// <summary>The version is committed, or was there already.</summary>
    public bool? Done { get; init; }
}

/// <summary>Reading and writing of <see cref="JournalLine"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
