using System.Threading.Channels;
using Instrument.Shipping.Files;

namespace Instrument.Runtime.Tests.Shipping.Files;

/// <summary>A server and a store in memory. Tests replace how it answers; what it takes is kept by path, in order.</summary>
internal sealed class FakeRunFileTransport : IRunFileTransport
{
    private readonly Channel<IReadOnlyList<string>> _questions = Channel.CreateUnbounded<IReadOnlyList<string>>();
    private readonly Dictionary<string, List<byte[]>> _stored = [];
    private int _running;
    private int _serial;

    /// <summary>How a question for addresses is answered.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task<RunFileAddresses>>? Answer { get; set; }

    /// <summary>What an upload comes to, after the file was read and before it is kept.</summary>
    public Func<PutCall, CancellationToken, Task<RunFilePut>>? Put { get; set; }

    /// <summary>How many questions were asked.</summary>
    public int Questions { get; private set; }

    /// <summary>How many calls are going on.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>The most uploads that went on at a time.</summary>
    public int MostPuts { get; private set; }

    private int Puts { get; set; }

    /// <summary>The usual answer: a fresh address for each path.</summary>
    public RunFileAddresses Addresses(IEnumerable<string> paths, IReadOnlyList<string>? headers = null) =>
        RunFileAddresses.Of([.. paths.Select(path => new RunFileAddress(path, $"{Interlocked.Increment(ref _serial)}?{path}"))], headers);

    /// <summary>The next question that was not looked at yet.</summary>
    public async Task<IReadOnlyList<string>> QuestionAsync() => await _questions.Reader.ReadAsync().AsTask().WaitAsync(UploadRun.Patience);

    /// <summary>What was stored under a path.</summary>
    public IReadOnlyList<byte[]> Stored(string path)
    {
        lock (_stored)
            return _stored.TryGetValue(path, out List<byte[]>? versions) ? [.. versions] : [];
    }

    public async Task<RunFileAddresses> CreateRunFilesAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        Assert.NotEmpty(paths);
        Interlocked.Increment(ref _running);
        try
        {
            Questions++;
            Assert.True(_questions.Writer.TryWrite(paths));
            return Answer is null ? Addresses(paths) : await Answer(paths, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async Task<RunFilePut> PutAsync(
        string url, IReadOnlyList<string> headers, string file, Action<long> progress, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _running);
        lock (_stored)
            MostPuts = Math.Max(MostPuts, ++Puts);
        try
        {
            PutCall call = new(url, url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..], headers, await ReadAsync(file, cancellation), progress);
            RunFilePut result = Put is null ? new RunFilePut(RunFilePutKind.Sent) : await Put(call, cancellation);
            if (result.Kind == RunFilePutKind.Sent)
                Keep(call);
            return result;
        }
        finally
        {
            lock (_stored)
                Puts--;
            Interlocked.Decrement(ref _running);
        }
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream content = new();
        await stream.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private void Keep(PutCall call)
    {
        lock (_stored)
        {
            if (!_stored.TryGetValue(call.Path, out List<byte[]>? versions))
                _stored.Add(call.Path, versions = []);
            versions.Add(call.Content);
        }
    }

    /// <summary>One upload.</summary>
    internal sealed record PutCall(string Url, string Path, IReadOnlyList<string> Headers, byte[] Content, Action<long> Progress);
}
