using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Instrument.Testing.State;

/// <summary>Which names, digests and manifests W&amp;B takes (docs/wire/artifacts.md §2.2, §2.4, §3.2 and §3.5).</summary>
internal static class ArtifactRules
{
    private static readonly SearchValues<char> InNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static void CheckName(string name) =>
        Check(name.Length is > 0 and <= 128 && !name.AsSpan().ContainsAnyExcept(InNames), $"'{name}' is no name of an artifact");

    public static void CheckAlias(string alias) =>
        Check(alias.Length is > 0 and <= 128 && !alias.AsSpan().ContainsAny('/', ':'), $"'{alias}' is no alias");

    public static void CheckTag(string tag) =>
        Check(tag.Length is > 0 and <= 128 && tag.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ') && tag.Trim() == tag, $"'{tag}' is no tag");

    public static void CheckClientId(string? id) =>
        Check(id is { Length: 128 } && id.All(char.IsAsciiLetterOrDigit), "a client id has 128 letters and digits");

    public static void CheckHexDigest(string digest) =>
        Check(digest.Length == 32 && digest.All(char.IsAsciiHexDigitLower), $"'{digest}' is no MD5 in hexadecimal");

    public static void CheckDigest(string digest)
    {
        Span<byte> bytes = stackalloc byte[16];
        Check(digest.Length == 24 && Convert.TryFromBase64String(digest, bytes, out int length) && length == 16, $"'{digest}' is no MD5 in base64");
    }

    /// <summary>The digest of a version by its entries.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "W&B's protocol prescribes MD5.")]
    public static string LogicalDigest(IEnumerable<ManifestEntryData> entries)
    {
        StringBuilder text = new("wandb-artifact-manifest-v1\n");
        Comparer<byte[]> order = Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));
        foreach (ManifestEntryData entry in entries.OrderBy(entry => Encoding.UTF8.GetBytes(entry.Path), order))
            text.Append(entry.Path).Append(':').Append(entry.Digest).Append('\n');
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Check(bool isRight, string message)
    {
        if (!isRight)
            throw RefusalException.Violates(ViolationKind.Artifact, message);
    }
}
