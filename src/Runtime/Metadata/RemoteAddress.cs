namespace Instrument.Metadata;

/// <summary>Takes the credentials out of the address of a git remote.</summary>
internal static class RemoteAddress
{
    /// <summary>
    /// The address without user and password; over SSH without the password alone, because there the user is part of where the repository is.
    /// </summary>
    public static string Clean(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            return SecretShapes.Mask(url);
        start += 3;
        int end = url.AsSpan(start).IndexOfAny("/?#");
        string authority = end < 0 ? url[start..] : url[start..(start + end)];
        string rest = end < 0 ? "" : url[(start + end)..];
        int at = authority.LastIndexOf('@');
        string user = at < 0 ? "" : authority[..at];
        string host = authority[(at + 1)..];
        bool isSsh = url.StartsWith("ssh", StringComparison.OrdinalIgnoreCase) || url.StartsWith("git+ssh", StringComparison.OrdinalIgnoreCase);
        string kept = isSsh && at >= 0 ? user.Split(':')[0] + "@" : "";
        int query = rest.AsSpan().IndexOfAny("?#");
        return url[..start] + kept + host + SecretShapes.Mask(query < 0 ? rest : rest[..query]);
    }
}
