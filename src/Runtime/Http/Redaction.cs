using System.Text.RegularExpressions;

namespace Instrument.Http;

/// <summary>Takes credentials out of texts that are meant for logs and messages.</summary>
internal static partial class Redaction
{
    /// <summary>The text without user names, passwords and queries of the URLs in it.</summary>
    public static string Text(string text) => Query().Replace(UserInfo().Replace(text, "$1***@"), "$1?***");

    /// <summary>A URL without its query, which signs it, and without a password.</summary>
    public static string Url(Uri url) => Text(url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString);

    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*://)[^\s/?#""'<>]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*://[^\s?""'<>]*)\?[^\s""'<>]*")]
    private static partial Regex Query();
}
