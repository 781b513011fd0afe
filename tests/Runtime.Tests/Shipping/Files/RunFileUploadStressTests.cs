using System.Globalization;
using System.Text;
using Instrument.Reading;
using Instrument.Shipping.Files;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class RunFileUploadStressTests(ITestOutputHelper output)
{
    private static readonly RunFileUploadsOptions Options = new()
    {
        BatchWindow = TimeSpan.FromMilliseconds(1),
        LiveInterval = TimeSpan.FromMilliseconds(2),
        RefreshDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(4),
        MaxBatch = 40,
        MaxConcurrent = 8,
        MaxRefreshes = int.MaxValue,
        MaxRefusals = int.MaxValue,
        MaxFinalChanges = int.MaxValue,
    };

    [Fact]
    public async Task With_random_faults_every_version_arrives_once_and_is_reported_after_it_has()
    {
        const int Files = 30;
        const int Versions = 4;
        Random random = Seed.Random(output);
        using TemporaryDirectory directory = new();
        FakeRunFileTransport transport = Faulty(new FakeRunFileTransport(), random);
        Dictionary<string, int> reported = [];
        using SemaphoreSlim uploaded = new(0);
        await using RunFileUploads uploads = new(
            directory.Path, transport, Options, TimeProvider.System, NullLogger.Instance, () => uploaded.Release());
        for (int file = 0; file < Files; file++)
            await WriteAsync($"f{file}", 1);
        // Each version is written when the one before was reported; the last ones are left to the end of the run.
        for (int open = Files * (Versions - 1); open > 0;)
        {
            Assert.True(await uploaded.WaitAsync(UploadRun.Patience));
            foreach (string path in uploads.TakeUploaded())
            {
                int version = reported[path] = reported.GetValueOrDefault(path) + 1;
                Assert.Equal(version, transport.Stored(path).Count);
                if (version == Versions)
                    continue;
                await WriteAsync(path, version + 1);
                open--;
            }
        }

        async Task WriteAsync(string path, int version)
        {
            // Complete at once, because live files may be looked at any time.
            await File.WriteAllBytesAsync(directory.File(path + ".new"), Content(path, version));
            File.Move(directory.File(path + ".new"), directory.File(path), overwrite: true);
            RunFilePolicy policy = (RunFilePolicy)(int.Parse(path[1..], CultureInfo.InvariantCulture) % 3);
            if (policy == RunFilePolicy.End && version < Versions)
                policy = RunFilePolicy.Now;
            uploads.Add(new RunFile(path, policy, RunFileType.Other));
        }

        RunFileAccount account = await uploads.CompleteAsync(CancellationToken.None).WaitAsync(UploadRun.Patience);
        Assert.True(account.IsComplete);
        Assert.Empty(account.Failures);
        Assert.Equal(Files * Versions, account.Uploaded);
        foreach (string path in uploads.TakeUploaded())
            reported[path]++;
        for (int file = 0; file < Files; file++)
        {
            string path = $"f{file}";
            Assert.Equal(Enumerable.Range(1, Versions).Select(version => Content(path, version)), transport.Stored(path));
            Assert.Equal(Versions, reported[path]);
        }
        Assert.InRange(transport.MostPuts, 1, Options.MaxConcurrent);
    }

    [Fact]
    public async Task Files_that_change_all_the_time_end_as_they_are_at_the_end()
    {
        const int Files = 20;
        Random random = Seed.Random(output);
        using TemporaryDirectory directory = new();
        FakeRunFileTransport transport = Faulty(new FakeRunFileTransport(), random);
        await using RunFileUploads uploads = new(directory.Path, transport, Options, TimeProvider.System, NullLogger.Instance);
        for (int version = 0; version < 50; version++)
        {
            for (int file = 0; file < Files; file++)
            {
                string path = $"f{file}";
                await File.WriteAllBytesAsync(directory.File(path), Content(path, version));
                uploads.Add(new RunFile(path, RunFilePolicy.Live, RunFileType.Other));
            }
            await Task.Yield();
        }
        RunFileAccount account = await uploads.CompleteAsync(CancellationToken.None).WaitAsync(UploadRun.Patience);
        Assert.True(account.IsComplete);
        Assert.Empty(account.Failures);
        for (int file = 0; file < Files; file++)
            Assert.Equal(Content($"f{file}", 49), transport.Stored($"f{file}")[^1]);
    }

    [Fact]
    public async Task Stopping_at_any_moment_leaves_nothing_running_and_accounts_for_every_file()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 20; round++)
        {
            using TemporaryDirectory directory = new();
            FakeRunFileTransport transport = Faulty(new FakeRunFileTransport(), random);
            await using RunFileUploads uploads = new(directory.Path, transport, Options, TimeProvider.System, NullLogger.Instance);
            for (int file = 0; file < 50; file++)
            {
                await File.WriteAllBytesAsync(directory.File($"f{file}"), Content($"f{file}", 1));
                uploads.Add(new RunFile($"f{file}", RunFilePolicy.Now, RunFileType.Other));
            }
            using CancellationTokenSource stall = new(random.Next(0, 40));
            RunFileAccount account = await uploads.CompleteAsync(stall.Token).WaitAsync(UploadRun.Patience);
            Assert.Equal(0, transport.Running);
            HashSet<string> uploaded = [.. uploads.TakeUploaded()];
            for (int file = 0; file < 50; file++)
                Assert.True(uploaded.Contains($"f{file}") != account.Failures.ContainsKey($"f{file}"), $"round {round}, file {file}");
            Assert.Equal(account.IsComplete, account.Failures.Count == 0);
        }
    }

    // Of one length for all versions of a path, so that only the bytes tell them apart.
    private static byte[] Content(string path, int version) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{path} version {version:00}\n", 500)));

    private static FakeRunFileTransport Faulty(FakeRunFileTransport transport, Random random)
    {
        transport.Answer = async (paths, cancellation) =>
        {
            int luck = Draw(random);
            await Task.Delay(luck % 3, cancellation);
            return luck switch
            {
                < 10 => RunFileAddresses.Failed("no connection", isRefusal: false),
                < 20 => RunFileAddresses.Failed("refused", isRefusal: true),
                < 30 => transport.Addresses(paths.Skip(1)),
                < 40 => transport.Addresses([.. paths.Skip(1), "../other"]),
                _ => transport.Addresses(paths.Reverse()),
            };
        };
        transport.Put = async (call, cancellation) =>
        {
            int luck = Draw(random);
            call.Progress(call.Content.Length / 2);
            await Task.Delay(luck % 3, cancellation);
            return luck switch
            {
                < 15 => new RunFilePut(RunFilePutKind.Expired),
                < 30 => new RunFilePut(RunFilePutKind.Failed, "503"),
                _ => new RunFilePut(RunFilePutKind.Sent),
            };
        };
        return transport;
    }

    private static int Draw(Random random)
    {
        lock (random)
            return random.Next(100);
    }
}
