using Instrument.Files;

namespace Instrument.Shipping.Files;

/// <summary>Reads one file and puts it into the store, and notices when it changes meanwhile. A fault of the disk is a result.</summary>
internal sealed class RunFileSender(
    string filesDirectory, IRunFileTransport transport, RunFileUploadsOptions options, TimeProvider time, UploadMeter meter)
{
    private const string Missing = "the file does not exist";
    private const string Special = "it is a pipe, a socket or a device";

    /// <summary>Looks whether there is something to send: returns no result if so, and else the result.</summary>
    public async Task<RunFileResult?> CheckAsync(QueuedRunFile file, CancellationToken cancellation)
    {
        try
        {
            if (!SafePath.TryResolve(filesDirectory, file.Path, options.FollowLinkedFiles, out string full, out string? fault))
                return new RunFileResult(RunFileOutcome.Lost, fault);
            if (FileStamp.Read(full, time) is not { } stamp)
                return new RunFileResult(RunFileOutcome.Lost, Directory.Exists(full) ? "it is a folder" : Missing);
            if (SpecialFile.Is(full))
                return new RunFileResult(RunFileOutcome.Lost, Special, null, stamp);
            if (file.Digest is null || file.DeliveredLength != stamp.Length
                || await FileDigest.ComputeAsync(full, cancellation).ConfigureAwait(false) != file.Digest)
                return null;
            return new RunFileResult(RunFileOutcome.Unchanged, null, file.Digest, stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new RunFileResult(RunFileOutcome.Lost, ReasonOf(exception));
        }
    }

    /// <summary>Sends a file.</summary>
    public async Task<RunFileResult> SendAsync(
        QueuedRunFile file, string url, IReadOnlyList<string> headers, CancellationToken cancellation)
    {
        try
        {
            // Looked at again: the file may have been replaced while it waited for its turn.
            if (!SafePath.TryResolve(filesDirectory, file.Path, options.FollowLinkedFiles, out string full, out string? fault))
                return new RunFileResult(RunFileOutcome.Lost, fault);
            if (FileStamp.Read(full, time) is not { } stamp)
                return new RunFileResult(RunFileOutcome.Lost, Missing);
            if (SpecialFile.Is(full))
                return new RunFileResult(RunFileOutcome.Lost, Special, null, stamp);
            string digest = await FileDigest.ComputeAsync(full, cancellation).ConfigureAwait(false);
            UploadMeter.File progress = meter.Begin(stamp.Length);
            bool isSent = false;
            try
            {
                RunFilePut put = await transport.PutAsync(url, headers, full, progress.Report, cancellation).ConfigureAwait(false);
                isSent = put.Kind == RunFilePutKind.Sent;
                return await JudgeAsync(put, full, stamp, digest, cancellation).ConfigureAwait(false);
            }
            finally
            {
                progress.End(isSent);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new RunFileResult(RunFileOutcome.Lost, ReasonOf(exception));
        }
    }

    /// <summary>How a live file looks now; null if that cannot be told.</summary>
    public FileStamp? Look(QueuedRunFile file)
    {
        try
        {
            return SafePath.TryResolve(filesDirectory, file.Path, options.FollowLinkedFiles, out string full, out _)
                ? FileStamp.Read(full, time)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<RunFileResult> JudgeAsync(
        RunFilePut put, string full, FileStamp before, string digest, CancellationToken cancellation)
    {
        FileStamp? now = ReadStamp(full);
        bool isTouched = now is null || !now.Value.Matches(before);
        string? reason = put.Message;
        switch (put.Kind)
        {
            case RunFilePutKind.Sent when now is null || (!isTouched && before.IsSettled):
                return new RunFileResult(RunFileOutcome.Sent, null, digest, before, IsSent: true);
            case RunFilePutKind.Sent:
                // The same content before and after is what was sent, even if the file was touched.
                return await ReadDigestAsync(full, cancellation).ConfigureAwait(false) == digest
                    ? new RunFileResult(RunFileOutcome.Sent, null, digest, now.Value, IsSent: true)
                    : new RunFileResult(RunFileOutcome.Changed, "the file kept changing", null, now.Value, IsSent: true);
            case RunFilePutKind.Expired:
                return new RunFileResult(RunFileOutcome.Expired, reason ?? "the store does not accept the address", null, before);
        }
        if (now is null)
            return new RunFileResult(RunFileOutcome.Lost, Missing);
        // A body that gets longer or shorter breaks its request.
        if (isTouched)
            return new RunFileResult(RunFileOutcome.Changed, reason ?? "the file kept changing", null, now.Value);
        return put.Kind == RunFilePutKind.Refused
            ? new RunFileResult(RunFileOutcome.Lost, reason ?? "the store refuses the file", null, before)
            : new RunFileResult(RunFileOutcome.Failed, reason ?? "the upload failed", null, before);
    }

    private FileStamp? ReadStamp(string full)
    {
        try
        {
            return FileStamp.Read(full, time);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<string?> ReadDigestAsync(string full, CancellationToken cancellation)
    {
        try
        {
            return await FileDigest.ComputeAsync(full, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ReasonOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Missing,
        UnauthorizedAccessException => "the file may not be read",
        _ => $"the file cannot be read: {exception.Message}",
    };
}
