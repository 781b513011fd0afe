namespace Instrument.Shipping.Files;

/// <summary>What the upload of run files needs of the network. All calls may come from any thread, and several at a time.</summary>
internal interface IRunFileTransport
{
    /// <summary>Asks the server where to put files, with all retries that make sense. Never called with an empty list.</summary>
    /// <param name="paths">Paths below the folder of the run's files, with forward slashes.</param>
    /// <param name="cancellation">Ends the request.</param>
    Task<RunFileAddresses> CreateRunFilesAsync(IReadOnlyList<string> paths, CancellationToken cancellation);

    /// <summary>
    /// Puts a file into the store, with all retries that make sense. The file is opened anew for each attempt, and no
    /// credentials are sent: the address is signed. A file that cannot be read is <see cref="RunFilePutKind.Refused"/>.
    /// </summary>
    /// <param name="url">The address, as the server gave it.</param>
    /// <param name="headers">The headers that the server gave with it: <see cref="RunFileAddresses.Headers"/>.</param>
    /// <param name="file">The full path of the file.</param>
    /// <param name="progress">Takes how many bytes of the file the current attempt has sent.</param>
    /// <param name="cancellation">Ends the upload.</param>
    Task<RunFilePut> PutAsync(
        string url, IReadOnlyList<string> headers, string file, Action<long> progress, CancellationToken cancellation);
}
