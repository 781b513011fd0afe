namespace Instrument.Http;

/// <summary>Where a file is to be put.</summary>
/// <param name="Url">The signed URL; a relative one is below the base URL.</param>
/// <param name="Headers">Headers in the form <c>Name: value</c>, as the server lists them.</param>
internal sealed record UploadTarget(string Url, IReadOnlyList<string> Headers)
{
    /// <summary>Leaves out the URL, whose query is a credential.</summary>
    public override string ToString() => nameof(UploadTarget);
}
