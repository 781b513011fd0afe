using Instrument.Artifacts;

namespace Instrument.Runtime.Tests.Artifacts;

/// <summary>The vectors of docs/wire/artifacts.md §3.1 and §3.2.</summary>
public sealed class ManifestDigestTests
{
    private const string Hello = "XUFAKrxLKna5cZ2REBfFkg==";
    private const string My = "aGTzidmHZDa8h3j/Bx0bbA==";
    private const string Dude = "E7c+2uhEOZC+GqjxpIO8Jw==";

    [Theory]
    [InlineData("", "1B2M2Y8AsgTpgAmY7PhCfg==")]
    [InlineData("hello", Hello)]
    [InlineData("my", My)]
    [InlineData("dude", Dude)]
    [InlineData("wandb", "MSEXWHYorxdO5ooMoNrpSg==")]
    [InlineData("hello world\n", "b1kCrCNwJL3QwXbLkwY9xA==")]
    [InlineData("{\"Junk\":\"junk\"}", "T1eltpgz2/KgyAYJfrs4Sg==")]
    public void A_digest_of_content_is_its_MD5_in_base64(string content, string digest) =>
        Assert.Equal(digest, ContentDigest.Of(System.Text.Encoding.ASCII.GetBytes(content)));

    [Theory]
    [InlineData("64e7c61456b10382e2f3b571ac24b659")]
    [InlineData("a00c2239f036fb656c1dcbf9a32d89b4", "file1.txt", Hello)]
    [InlineData("585b9ada17797e37c9cbab391e69b8c5", "great-file.txt", Hello)]
    [InlineData("a757208d042e8627b2970d72a71bed5b", "subdir/file1.txt", Hello)]
    [InlineData("72414374bfd4b0f60a116e7267845f71", "nest/nest/file3.txt", Dude, "file1.txt", Hello, "nest/file2.txt", My)]
    [InlineData("f718baf2d4c910dc6ccd0d9c586fa00f", "top/file1.txt", Hello, "top/nest/file2.txt", My, "top/nest/nest/file3.txt", Dude)]
    [InlineData("48237ccc050a88af9dcd869dd5a7e9f4", "file1.txt", "abc")]
    [InlineData("410ade94865e89ebe1f593f4379ac228", "ref", "ref://example.com/somefile.txt")]
    [InlineData("8aec0d6978da8c2b0bf5662b3fd043a4", "my_object.pb", "1234567890abcde")]
    [InlineData("ebdac300d070abe0a60127ec66e7bd57", "remote.txt", "abc", "file1.txt", Hello, "nest/file2.txt", My)]
    [InlineData("2f122f2bff8133c0d5806d9bac1b958c", "obj.object.json", "cqIP80euizJSJpJhYnszLg==", "obj.type.json", "gqMdBZHL+SDbpJdtYeRKrw==", "test-name.txt", "MSEXWHYorxdO5ooMoNrpSg==")]
    [InlineData("f307a22158e656a293afa654e864716a", "a/b.txt", Hello, "a.b.txt", Hello, "a0.txt", Hello, "Z.txt", Hello, "é.txt", Hello, "Ａ.txt", Hello, "😀.txt", Hello)]
    public void The_digest_of_a_version_is_that_of_its_paths_and_digests_in_order(string digest, params string[] pathsAndDigests)
    {
        IEnumerable<ArtifactEntry> entries = pathsAndDigests.Chunk(2).Select(pair => new ArtifactEntry { Path = pair[0], Digest = pair[1] });
        Assert.Equal(digest, ManifestDigest.Compute(entries));
        Assert.Equal(digest, ManifestDigest.Compute(entries.Reverse()));
    }

    [Fact]
    public void Paths_are_ordered_by_their_UTF8_bytes()
    {
        string[] paths = ["", "a", "a/b", "a.b", "a0", "Z", "é", "Ａ", "😀", "😁", "\ud83d\ude00x", "aé", "a😀", "ab"];
        Assert.Equal(
            paths.OrderBy(System.Text.Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y))),
            paths.Order(PathOrder.Instance));
    }
}
