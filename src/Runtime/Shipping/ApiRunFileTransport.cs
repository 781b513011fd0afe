using System.Collections.Concurrent;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Shipping.Files;

namespace Instrument.Shipping;

/// <summary>Lets the upload of run files use the server's API.</summary>
internal sealed class ApiRunFileTransport(WandbApi api, RunPath run, ShipProgress progress) : IRunFileTransport
{
    // How many bytes of each file have been sent at the best attempt so far: those of a repetition are no progress.
    private readonly ConcurrentDictionary<string, long> _sent = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<RunFileAddresses> CreateRunFilesAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        ApiResult<RunFileTargets> result = await api.CreateRunFilesAsync(run, paths, cancellation).ConfigureAwait(false);
        if (!result.IsSuccess)
            return RunFileAddresses.Failed(result.Failure.Message, result.Failure.IsFinal);
        progress.Accept(0);
        IReadOnlyList<string> headers = [];
        List<RunFileAddress> files = [];
        foreach ((string name, UploadTarget? target) in result.Value.Files)
        {
            files.Add(new RunFileAddress(name, target?.Url));
            if (target is not null && headers.Count == 0)
                headers = target.Headers;
        }
        return RunFileAddresses.Of(files, headers);
    }

    /// <inheritdoc/>
    public async Task<RunFilePut> PutAsync(
        string url, IReadOnlyList<string> headers, string file, Action<long> uploaded, CancellationToken cancellation)
    {
        ApiResult<UploadedFile> result = await api.PutFileAsync(new UploadTarget(url, headers), file, Report, cancellation).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            _sent.TryRemove(file, out _);
            progress.Accept(0);
            return new RunFilePut(RunFilePutKind.Sent);
        }
        RunFilePutKind kind = result.Failure.Kind == ApiFailureKind.UploadUrlRefused ? RunFilePutKind.Expired
            : result.Failure.IsFinal ? RunFilePutKind.Refused
            : RunFilePutKind.Failed;
        return new RunFilePut(kind, result.Failure.Message);

        void Report(long bytes)
        {
            uploaded(bytes);
            // The server takes what is sent as it comes: a large file on a slow line is no stall.
            if (bytes <= _sent.GetValueOrDefault(file))
                return;
            _sent[file] = bytes;
            progress.Accept(0);
        }
    }
}
