namespace Instrument.Shipping.Files;

/// <summary>How far the uploads have come.</summary>
/// <param name="Other">Files of the user.</param>
/// <param name="Wandb">Files that the client writes itself.</param>
/// <param name="Media">Images and other objects of rows.</param>
/// <param name="Artifacts">Files of artifacts.</param>
/// <param name="BytesSent">Bytes that have been sent.</param>
/// <param name="BytesTotal">Bytes of the files that have been sent or are being sent. Files that wait are not known yet.</param>
internal readonly record struct UploadProgress(
    FileProgress Other, FileProgress Wandb, FileProgress Media, FileProgress Artifacts, long BytesSent, long BytesTotal)
{
    /// <summary>Files of all kinds.</summary>
    public FileProgress Files => new(
        Other.Done + Wandb.Done + Media.Done + Artifacts.Done, Other.Total + Wandb.Total + Media.Total + Artifacts.Total);
}
