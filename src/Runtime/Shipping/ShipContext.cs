using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Shipping.Artifacts;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>What all parts of one shipping share.</summary>
/// <param name="LogPath">Full path of the log.</param>
/// <param name="Api">The server.</param>
/// <param name="Options">How the log is shipped.</param>
/// <param name="Signal">Wakes the shipper.</param>
/// <param name="Progress">How far the shipper is.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Learns of what goes wrong.</param>
internal sealed record ShipContext(
    string LogPath, WandbApi Api, ShipperOptions Options, ShipSignal Signal, ShipProgress Progress, TimeProvider Time, ILogger Logger)
{
    /// <summary>The run's directory.</summary>
    public string Directory => Path.GetDirectoryName(LogPath)!;

    /// <summary>The folder of the run's files.</summary>
    public string FilesDirectory => Path.Combine(Directory, "files");

    /// <summary>Called when somebody has asked the run to stop; from the shipper's task.</summary>
    public Action? OnStopRequested { get; init; }

    /// <summary>Tells the user one line, for those who have no logger; from any thread. <see langword="null"/> for those who want silence.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Where artifacts are on this machine; <see langword="null"/> if uploaded files are not kept.</summary>
    public ArtifactPaths? ArtifactPaths { get; init; }

    /// <summary>Called with the client's id and with the bytes of files of an artifact that the server has now; from any thread.</summary>
    public Action<string, long>? OnArtifactBytes { get; init; }

    /// <summary>Called with the client's id when the upload of an artifact has ended; from any thread.</summary>
    public Action<string, ArtifactOutcome>? OnArtifact { get; init; }

    /// <summary>Called when the server has told the run's names; from the shipper's task.</summary>
    public Action<ShipState>? OnRegistered { get; init; }
}
