using System.Text;
using System.Text.Json;
using Instrument.Artifacts;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ManifestTests
{
    private const string Worked = """
        {"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{"file1.txt":{"digest":"XUFAKrxLKna5cZ2REBfFkg==","size":5,"birthArtifactID":"QXJ0aWZhY3Q6MTIzNDU2"},"nest/file2.txt":{"digest":"aGTzidmHZDa8h3j/Bx0bbA==","size":2,"birthArtifactID":"QXJ0aWZhY3Q6MTIzNDU2"},"remote.txt":{"digest":"abc","ref":"http://example.com/file1.txt","size":256,"extra":{"etag":"\"abc\""}}}}
        """;

    private const string Official = """
        {"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{"file1.txt":{"digest":"XUFAKrxLKna5cZ2REBfFkg==","size":5,"local_path":"/stage/tmp1","birthArtifactID":"QXJ0aWZhY3Q6MTIzNDU2","skip_cache":false},"nest/file2.txt":{"digest":"aGTzidmHZDa8h3j/Bx0bbA==","size":2,"local_path":"/stage/tmp2","birthArtifactID":"QXJ0aWZhY3Q6MTIzNDU2","skip_cache":false},"remote.txt":{"digest":"abc","ref":"http://example.com/file1.txt","size":256,"skip_cache":false,"extra":{"etag":"\"abc\""}}}}
        """;

    private static ArtifactEntry[] Entries =>
    [
        ReferenceEntries.Of("http://example.com/file1.txt", "remote.txt", new ArtifactReferenceInfo { ETag = "\"abc\"", Size = 256 }),
        new() { Path = "nest/file2.txt", Digest = "aGTzidmHZDa8h3j/Bx0bbA==", Size = 2, LocalPath = "/stage/tmp2", BirthArtifactId = "QXJ0aWZhY3Q6MTIzNDU2" },
        new() { Path = "file1.txt", Digest = "XUFAKrxLKna5cZ2REBfFkg==", Size = 5, LocalPath = "/stage/tmp1", BirthArtifactId = "QXJ0aWZhY3Q6MTIzNDU2" },
    ];

    // docs/wire/artifacts.md §4.3
    [Fact]
    public void The_worked_manifest_is_reproduced_byte_for_byte()
    {
        using MemoryStream output = new();
        ManifestWriter.Write(output, Entries, null);
        Assert.Equal(Worked, Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(423, output.Length);
        Assert.Equal("wjoGAsdkXYE3MVdsHdF9SQ==", ContentDigest.Of(output.ToArray()));
        Assert.Equal("ebdac300d070abe0a60127ec66e7bd57", ManifestDigest.Compute(Entries));
    }

    [Theory]
    [InlineData(Worked)]
    [InlineData(Official)]
    public void A_manifest_of_either_form_is_read(string text)
    {
        StoredManifest manifest = ManifestReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal("V2", manifest.Layout);
        Assert.Null(manifest.Region);
        Assert.Equal(["file1.txt", "nest/file2.txt", "remote.txt"], manifest.Entries.Select(entry => entry.Path));
        Assert.Equal([5L, 2L, 256L], manifest.Entries.Select(entry => entry.Size!.Value));
        Assert.All(manifest.Entries, entry => Assert.Null(entry.LocalPath));
        Assert.Equal("http://example.com/file1.txt", manifest.Entries[2].Reference);
        Assert.Equal("\"abc\"", manifest.Entries[2].Extra["etag"].GetString());
        using MemoryStream again = new();
        ManifestWriter.Write(again, manifest.Entries, null);
        Assert.Equal(Worked, Encoding.UTF8.GetString(again.ToArray()));
    }

    [Fact]
    public void A_region_and_unusual_names_survive()
    {
        ArtifactEntry[] entries = [new() { Path = "é <&>'\"\u2028😀.txt", Digest = "x", Size = null }];
        using MemoryStream output = new();
        ManifestWriter.Write(output, entries, "eu");
        StoredManifest manifest = ManifestReader.Read(output.ToArray());
        Assert.Equal(("eu", "é <&>'\"\u2028😀.txt", null), (manifest.Region, manifest.Entries[0].Path, manifest.Entries[0].Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"storagePolicy":"wandb-storage-policy-v1","contents":{}}""")]
    [InlineData("""{"version":"1","storagePolicy":"wandb-storage-policy-v1","contents":{}}""")]
    [InlineData("""{"version":1,"storagePolicy":"other","contents":{}}""")]
    [InlineData("""{"version":1,"storagePolicy":"wandb-storage-policy-v1"}""")]
    [InlineData("""{"version":1,"storagePolicy":"wandb-storage-policy-v1","contents":[]}""")]
    [InlineData("""{"version":1,"storagePolicy":"wandb-storage-policy-v1","contents":{"a":{}}}""")]
    [InlineData("""{"version":1,"storagePolicy":"wandb-storage-policy-v1","contents":{"a":{"digest":"x","size":-1}}}""")]
    [InlineData("""{"version":1,"storagePolicy":"wandb-storage-policy-v1","contents":{"a":{"digest":"x"},"a":{"digest":"y"}}}""")]
    public void What_is_no_manifest_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => ManifestReader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_manifest_without_a_layout_is_an_old_one() => Assert.Equal(
        "V1", ManifestReader.Read("""{"version":1,"storagePolicy":"wandb-storage-policy-v1","contents":{},"new":[1]}"""u8.ToArray()).Layout);

    [Theory]
    [InlineData("s3://bucket/a/key.bin?versionId=x", null, null, "a/key.bin", "s3://bucket/a/key.bin", "s3://bucket/a/key.bin")]
    [InlineData("s3://bucket/a/key.bin", "\"tag-3\"", null, "key.bin", "s3://bucket/a/key.bin", "tag-3")]
    [InlineData("gs://bucket/key#1", "CJ+/w=", null, "key", "gs://bucket/key", "CJ+/w=")]
    [InlineData("gs://bucket", null, null, "bucket", "gs://bucket", "gs://bucket")]
    [InlineData("https://x.blob.core.windows.net/c/b.txt?versionId=v", "\"0x8\"", null, "b.txt", "https://x.blob.core.windows.net/c/b.txt", "0x8")]
    [InlineData("http://example.com/file1.txt", "W/\"abc\"", null, "file1.txt", "http://example.com/file1.txt", "W/\"abc")]
    [InlineData("http://example.com/file1.txt", null, null, "file1.txt", "http://example.com/file1.txt", "http://example.com/file1.txt")]
    [InlineData("ref://example.com/somefile.txt", null, "ref", "ref", "ref://example.com/somefile.txt", "ref://example.com/somefile.txt")]
    public void A_reference_has_path_and_digest_by_its_scheme(string uri, string? tag, string? name, string path, string reference, string digest)
    {
        ArtifactEntry entry = ReferenceEntries.Of(uri, name, tag is null ? null : new ArtifactReferenceInfo { ETag = tag });
        Assert.Equal((path, reference, digest), (entry.Path, entry.Reference, entry.Digest));
    }

    [Fact]
    public void A_reference_keeps_tag_and_version_of_its_object()
    {
        ArtifactEntry entry = ReferenceEntries.Of("s3://bucket/key", null, new ArtifactReferenceInfo { ETag = "\"t\"", VersionId = "v1", Size = 3 });
        Assert.Equal("""{"etag":"t","versionID":"v1"}""", JsonSerializer.Serialize(entry.Extra));
        Assert.Equal(3, entry.Size);
        Assert.Throws<ArgumentException>(() => ReferenceEntries.Of("other://x", null, null));
        Assert.Throws<ArgumentException>(() => ReferenceEntries.Of("no scheme", "x", null));
    }

    // docs/wire/artifacts.md §3.4
    [Fact]
    public void A_file_that_is_not_read_is_told_apart_by_its_address()
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal("gAib5UNeT/d/uzj2ED51fw==", ContentDigest.Of(Encoding.UTF8.GetBytes(new Uri("/data/file1.txt").AbsoluteUri)));
    }
}
