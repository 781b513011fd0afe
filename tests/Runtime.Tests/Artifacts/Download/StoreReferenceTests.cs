using Instrument.Artifacts;
using Instrument.Artifacts.Download;
using Instrument.Runtime.Tests.Http;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts.Download;

/// <summary>Public objects of stores are fetched by plain HTTPS while they are what they were.</summary>
public sealed class StoreReferenceTests : IDisposable
{
    private const string Generation = "1700000000000001";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("s3://data/a/b c.txt", null, "https://data.s3.amazonaws.com/a/b%20c.txt")]
    [InlineData("s3://data.example.com/é", null, "https://s3.amazonaws.com/data.example.com/%C3%A9")]
    [InlineData("s3://data/a", "v/1", "https://data.s3.amazonaws.com/a?versionId=v%2F1")]
    [InlineData("s3://data", null, null)]
    [InlineData("s3://data/", null, null)]
    [InlineData("s3://evil.com#/a", null, null)]
    [InlineData("s3://user@evil.com/a", null, null)]
    public void An_object_of_S3_has_an_address_on_the_web(string uri, string? version, string? address) =>
        Assert.Equal(address, StoreAddress.OfS3(uri, version, _ => null)?.AbsoluteUri);

    [Fact]
    public void Other_stores_are_named_by_the_variables_of_the_usual_clients()
    {
        Assert.Equal("http://store:9000/data/a/b", StoreAddress.OfS3("s3://data/a/b", null, name => name == "AWS_S3_ENDPOINT_URL" ? "http://store:9000/" : null)!.AbsoluteUri);
        Assert.Equal("https://storage.googleapis.com/storage/v1/b/data/o/a%2Fb%20c", StoreAddress.OfGoogle("gs://data/a/b c", _ => null)!.AbsoluteUri);
        Assert.Equal("http://localhost:9023/storage/v1/b/data/o/a", StoreAddress.OfGoogle("gs://data/a", name => name == "STORAGE_EMULATOR_HOST" ? "localhost:9023" : null)!.AbsoluteUri);
    }

    [Fact]
    public async Task An_object_of_S3_is_told_by_its_tag_or_its_version()
    {
        using ScriptedServer store = new(request => request.Target == "/data/a.txt?versionId=v1" || request.Target == "/data/a.txt"
            ? new ServerReply(200, "hello").With("ETag", "\"abc-2\"")
            : new ServerReply(404));
        Assert.Equal("hello", await FetchAsync(store, "s3://data/a.txt", new ArtifactReferenceInfo { ETag = "\"abc-2\"", Size = 5 }));
        Assert.Equal("hello", await FetchAsync(store, "s3://data/a.txt", new ArtifactReferenceInfo { VersionId = "v1" }));
        Assert.All(store.Requests, request => Assert.Null(request.Authorization));

        Assert.Contains("has changed since", await RefusedAsync(store, "s3://data/a.txt", new ArtifactReferenceInfo { ETag = "other" }), StringComparison.Ordinal);
        Assert.Contains("has changed since", await RefusedAsync(store, "s3://data/a.txt", new ArtifactReferenceInfo { ETag = "abc-2", Size = 6 }), StringComparison.Ordinal);
        Assert.Contains("longer than the 4 bytes", await RefusedAsync(store, "s3://data/a.txt", new ArtifactReferenceInfo { ETag = "abc-2", Size = 4 }), StringComparison.Ordinal);
        Assert.Contains("without an ETag", await RefusedAsync(store, "s3://data/a.txt", null), StringComparison.Ordinal);
        Assert.Contains("public objects only", await RefusedAsync(store, "s3://data/missing", new ArtifactReferenceInfo { ETag = "x" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_of_Google_is_told_by_its_tag_and_fetched_by_its_generation()
    {
        using ScriptedServer store = new(request => request.Target switch
        {
            "/storage/v1/b/data/o/a%2Fb.txt" or $"/storage/v1/b/data/o/a%2Fb.txt?generation={Generation}" =>
                new ServerReply(200, $$"""{"kind":"storage#object","etag":"CLXG=","generation":"{{Generation}}"}"""),
            $"/storage/v1/b/data/o/a%2Fb.txt?alt=media&generation={Generation}" => new ServerReply(200, "hello").With("ETag", "\"another\""),
            "/storage/v1/b/data/o/odd" => new ServerReply(200, "no JSON"),
            _ => new ServerReply(401),
        });
        Assert.Equal("hello", await FetchAsync(store, "gs://data/a/b.txt", new ArtifactReferenceInfo { ETag = "CLXG=", Size = 5 }));
        Assert.Equal("hello", await FetchAsync(store, "gs://data/a/b.txt", new ArtifactReferenceInfo { VersionId = Generation }));
        Assert.Equal("hello", await FetchAsync(store, "gs://data/a/b.txt", new ArtifactReferenceInfo { ETag = "CLXG=", VersionId = Generation }));

        int before = store.Requests.Length;
        Assert.Contains("has changed since", await RefusedAsync(store, "gs://data/a/b.txt", new ArtifactReferenceInfo { ETag = "other" }), StringComparison.Ordinal);
        Assert.Equal(before + 1, store.Requests.Length);
        Assert.Contains("without an ETag", await RefusedAsync(store, "gs://data/a/b.txt", null), StringComparison.Ordinal);
        Assert.Contains("public objects only", await RefusedAsync(store, "gs://data/private", new ArtifactReferenceInfo { ETag = "x" }), StringComparison.Ordinal);
        Assert.Contains("cannot be fetched", await RefusedAsync(store, "gs://data/odd", new ArtifactReferenceInfo { ETag = "x" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_no_file_that_is_copied()
    {
        Assert.False(OperatingSystem.IsWindows());
        ArtifactEntry entry = new() { Path = "zero", Digest = "x", Reference = "file:///dev/zero" };
        Assert.Contains("a device", (await Assert.ThrowsAsync<WandbException>(() => FetchAsync(entry, _ => null))).Message, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(ScriptedServer store, string uri, ArtifactReferenceInfo? info)
    {
        string message = (await Assert.ThrowsAsync<WandbException>(() => FetchAsync(store, uri, info))).Message;
        Assert.Empty(Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories));
        return message;
    }

    private Task<string> FetchAsync(ScriptedServer store, string uri, ArtifactReferenceInfo? info) => FetchAsync(
        ReferenceEntries.Of(uri, "entry", info), name => name is "AWS_S3_ENDPOINT_URL" or "STORAGE_EMULATOR_HOST" ? store.Url : null);

    private async Task<string> FetchAsync(ArtifactEntry entry, Func<string, string?> environment)
    {
        TargetFile target = TargetFile.Prepare(_directory.Path, "entry", "iris");
        await new ReferenceFetcher("iris", _ => { }, environment).FetchAsync(entry, target, CancellationToken.None);
        string text = await File.ReadAllTextAsync(target.FullPath);
        File.Delete(target.FullPath);
        return text;
    }
}
