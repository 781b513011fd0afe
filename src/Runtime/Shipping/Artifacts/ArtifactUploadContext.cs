using Instrument.Artifacts;
using Instrument.Http;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping.Artifacts;

/// <summary>What the uploads of one log's artifacts share.</summary>
/// <param name="Api">The server.</param>
/// <param name="Run">The run at the server.</param>
/// <param name="Options">Limits.</param>
/// <param name="Journal">Takes note of each step.</param>
/// <param name="Transfers">Lets only so many files go at the same time.</param>
/// <param name="Progress">Learns of what the server accepts.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Learns of what goes wrong.</param>
internal sealed record ArtifactUploadContext(
    ArtifactApi Api, RunPath Run, ArtifactUploadOptions Options, ArtifactJournal Journal, SemaphoreSlim Transfers, ShipProgress Progress, TimeProvider Time,
    ILogger Logger)
{
    /// <summary>Full path before the names of files that are made for a while.</summary>
    public required string TemporaryPath { get; init; }

    /// <summary>Told of each file that the server has: the artifact's client id, and the file's bytes.</summary>
    public Action<string, long>? OnBytes { get; init; }

    /// <summary>Takes the uploaded files; <see langword="null"/> if they are not kept.</summary>
    public ArtifactCache? Cache { get; init; }

    /// <summary>Whether the server takes where a used artifact was found.</summary>
    public bool UseSaysWhere { get; init; }

    /// <summary>Makes a call as often as it may still succeed.</summary>
    /// <exception cref="ArtifactFailureException">The server refuses.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> CallAsync<T>(Func<Task<ApiResult<T>>> call, CancellationToken cancellation) where T : notnull
    {
        ApiResult<T> result = await Persistence.CallAsync(call, Time, cancellation).ConfigureAwait(false);
        if (!result.IsSuccess)
            throw new ArtifactFailureException(result.Failure.Message);
        Progress.Accept(0);
        return result.Value;
    }
}
