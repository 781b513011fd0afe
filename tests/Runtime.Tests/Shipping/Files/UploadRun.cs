using System.Text;
using Instrument.Reading;
using Instrument.Shipping.Files;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping.Files;

/// <summary>A folder of run files and their uploads, on a clock that the test moves.</summary>
internal sealed class UploadRun : IAsyncDisposable
{
    /// <summary>When a test gives up: what does not come until then is a failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Window = new RunFileUploadsOptions().BatchWindow;

    private readonly TemporaryDirectory _directory = new();
    private readonly SemaphoreSlim _uploaded = new(0);

    public UploadRun(RunFileUploadsOptions? options = null)
    {
        Directory.CreateDirectory(Files);
        Uploads = new RunFileUploads(Files, Transport, options ?? new RunFileUploadsOptions(), Clock, Logger, () => _uploaded.Release());
    }

    public ManualTimeProvider Clock { get; } = new();

    public FakeRunFileTransport Transport { get; } = new();

    public ListLogger Logger { get; } = new();

    public RunFileUploads Uploads { get; }

    /// <summary>The folder of the run's files; there is room for other things beside it.</summary>
    public string Files => _directory.File("files");

    /// <summary>Writes a file, a minute ago unless the test says otherwise.</summary>
    public void Write(string path, string text, int secondsAgo = 60)
    {
        string full = Path.Combine(Files, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        File.SetLastWriteTimeUtc(full, Clock.GetUtcNow().UtcDateTime.AddSeconds(-secondsAgo));
    }

    public void Add(string path, RunFilePolicy policy = RunFilePolicy.Now) => Uploads.Add(new RunFile(path, policy, RunFileType.Other));

    /// <summary>Writes a file and asks for its upload.</summary>
    public void Add(string path, string text)
    {
        Write(path, text);
        Add(path);
    }

    /// <summary>Lets the time of a wait pass as soon as somebody waits so long; without one, the time of a batch.</summary>
    public async Task PassAsync(TimeSpan? wait = null)
    {
        await Clock.TimerAsync(wait ?? Window);
        Clock.Advance(wait ?? Window);
    }

    /// <summary>Comes back when an upload has succeeded, once for each.</summary>
    public async Task UploadedAsync() => Assert.True(await _uploaded.WaitAsync(Patience));

    public Task<RunFileAccount> CompleteAsync() => Uploads.CompleteAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>The versions of a file in the store.</summary>
    public IEnumerable<string> Stored(string path) => [.. Transport.Stored(path).Select(Encoding.UTF8.GetString)];

    public async ValueTask DisposeAsync()
    {
        await Uploads.DisposeAsync();
        Assert.Equal(0, Transport.Running);
        _uploaded.Dispose();
        _directory.Dispose();
    }
}
