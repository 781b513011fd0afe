using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactCacheTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // docs/wire/artifacts.md §6.5
    [Theory]
    [InlineData("s3://bucket/key.bin", "abc", "27/45ab7f8a7a790a78810fd926487c2c3afae9eecf60cbd21b017443c44e406c")]
    [InlineData("http://example.com/file1.txt", "abc", "6a/c5f13be9ad84d1b4979f469955490c2e0804d5c56089d1b08d1cd6cc0f3aa9")]
    public void References_are_kept_by_address_and_tag(string uri, string tag, string place) =>
        Assert.Equal(Path.Combine("cache", "obj", "etag", place), new ArtifactCache("cache").PathOf(uri, tag));

    [Fact]
    public void Contents_are_kept_by_their_digest()
    {
        ArtifactCache cache = new(_directory.File("cache"));
        File.WriteAllText(_directory.File("a"), "hello");
        Assert.True(cache.TryMove(_directory.File("a"), "XUFAKrxLKna5cZ2REBfFkg==", 5));
        string place = _directory.File(Path.Combine("cache", "obj", "md5", "5d", "41402abc4b2a76b9719d911017c592"));
        Assert.Equal("hello", File.ReadAllText(place));
        Assert.True(ArtifactCache.Has(place, 5));
        Assert.False(ArtifactCache.Has(place, 6));
        Assert.False(cache.TryMove(_directory.File("missing"), "aGTzidmHZDa8h3j/Bx0bbA==", 2));
        Assert.False(cache.TryMove(place, "no digest", 5));
    }

    [Fact]
    public void The_places_are_those_of_the_official_client()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Equal("/home/x/.cache/wandb/artifacts", new ArtifactPaths(_ => null, "/jobs", "/home/x").Cache);
        Assert.Equal("/home/x/.local/share/wandb/artifacts/staging", new ArtifactPaths(_ => null, "/jobs", "/home/x").Staging);
        Assert.Equal("/jobs/artifacts", new ArtifactPaths(_ => null, "/jobs", "/home/x").Downloads);
        ArtifactPaths given = new(name => name is "XDG_CACHE_HOME" or "XDG_DATA_HOME" ? "~/y" : name == "WANDB_ARTIFACT_DIR" ? "z" : null, "/jobs", "/home/x");
        Assert.Equal(("/home/x/y/wandb/artifacts", "/home/x/y/wandb/artifacts/staging", "/jobs/z"), (given.Cache, given.Staging, given.Downloads));
    }
}
