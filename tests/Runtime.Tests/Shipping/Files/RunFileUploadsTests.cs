using Instrument.Reading;
using Instrument.Shipping.Files;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class RunFileUploadsTests
{
    [Fact]
    public async Task Requests_of_five_seconds_are_one_question_and_each_file_arrives()
    {
        await using UploadRun run = new();
        run.Transport.Answer = (paths, _) => Task.FromResult(run.Transport.Addresses(paths, ["x-fake: 1"]));
        List<IReadOnlyList<string>> headers = [];
        run.Transport.Put = (call, _) =>
        {
            lock (headers)
                headers.Add(call.Headers);
            return Task.FromResult(new RunFilePut(RunFilePutKind.Sent));
        };
        run.Add("a.txt", "A");
        run.Add("media/images/b c.png", "B");
        run.Add("empty", "");
        Assert.Equal(3, run.Uploads.Backlog);
        await run.PassAsync();
        for (int file = 0; file < 3; file++)
            await run.UploadedAsync();
        Assert.Equal(["a.txt", "media/images/b c.png", "empty"], await run.Transport.QuestionAsync());
        Assert.Equal(["a.txt", "empty", "media/images/b c.png"], run.Uploads.TakeUploaded().Order(StringComparer.Ordinal));
        Assert.Empty(run.Uploads.TakeUploaded());
        Assert.Equal(["A"], run.Stored("a.txt"));
        Assert.Equal(["B"], run.Stored("media/images/b c.png"));
        Assert.Equal([""], run.Stored("empty"));
        Assert.All(headers, sent => Assert.Equal(["x-fake: 1"], sent));

        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal((3, 0, 0, true), (account.Uploaded, account.Unchanged, account.Failures.Count, account.IsComplete));
        Assert.Equal(1, run.Transport.Questions);
        Assert.Empty(run.Logger.Entries);
    }

    [Fact]
    public async Task Without_files_there_is_no_question()
    {
        await using UploadRun run = new();
        RunFileAccount account = await run.CompleteAsync();
        Assert.True(account.IsComplete);
        Assert.Equal(0, run.Transport.Questions);
    }

    [Fact]
    public async Task A_file_is_reported_after_its_upload_and_not_before()
    {
        await using UploadRun run = new();
        TaskCompletionSource<RunFilePut> store = new();
        TaskCompletionSource begun = new();
        run.Transport.Put = (_, _) =>
        {
            begun.SetResult();
            return store.Task;
        };
        run.Add("a", "A");
        await run.PassAsync();
        await begun.Task.WaitAsync(UploadRun.Patience);
        Assert.Empty(run.Uploads.TakeUploaded());
        store.SetResult(new RunFilePut(RunFilePutKind.Sent));
        await run.UploadedAsync();
        Assert.Equal(["a"], run.Uploads.TakeUploaded());
    }

    [Fact]
    public async Task The_same_bytes_are_sent_once_and_other_bytes_again()
    {
        await using UploadRun run = new();
        run.Add("a", "one");
        await run.PassAsync();
        await run.UploadedAsync();
        run.Write("a", "one", secondsAgo: 30);
        run.Add("a");
        run.Add("b", "B");
        await run.PassAsync();
        await run.UploadedAsync();
        // Of the same length.
        run.Add("a", "two");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal(["one", "two"], run.Stored("a"));
        Assert.Equal((3, 1), (account.Uploaded, account.Unchanged));
        foreach (string path in (string[])["a", "b", "a"])
            Assert.Equal([path], await run.Transport.QuestionAsync());
    }

    [Fact]
    public async Task Files_of_the_end_are_sent_at_the_end_as_they_are_then()
    {
        await using UploadRun run = new();
        run.Write("config.yaml", "early");
        run.Add("config.yaml", RunFilePolicy.End);
        run.Add("a", "A");
        await run.PassAsync();
        await run.UploadedAsync();
        Assert.Empty(run.Stored("config.yaml"));
        run.Write("config.yaml", "late");
        Assert.True((await run.CompleteAsync()).IsComplete);
        Assert.Equal(["late"], run.Stored("config.yaml"));
    }

    [Fact]
    public async Task Live_files_are_sent_at_once_after_each_change_and_at_the_end()
    {
        await using UploadRun run = new();
        run.Write("log", "1");
        run.Add("log", RunFilePolicy.Live);
        await run.PassAsync(TimeSpan.FromSeconds(2));
        await run.PassAsync(TimeSpan.FromSeconds(2));
        await run.PassAsync(TimeSpan.FromSeconds(1));
        await run.UploadedAsync();
        run.Write("log", "12");
        await run.PassAsync(TimeSpan.FromSeconds(1));
        await run.PassAsync(TimeSpan.FromSeconds(2));
        await run.PassAsync(TimeSpan.FromSeconds(2));
        await run.PassAsync(TimeSpan.FromSeconds(1));
        await run.UploadedAsync();
        Assert.Equal(["1", "12"], run.Stored("log"));
        run.Write("log", "123");
        Assert.True((await run.CompleteAsync()).IsComplete);
        Assert.Equal(["1", "12", "123"], run.Stored("log"));
        Assert.Equal(["log"], run.Uploads.TakeUploaded());
    }

    [Fact]
    public async Task Uploads_go_on_side_by_side_up_to_the_limit()
    {
        await using UploadRun run = new(new RunFileUploadsOptions { MaxConcurrent = 4 });
        TaskCompletionSource full = new();
        TaskCompletionSource<RunFilePut> store = new();
        int begun = 0;
        run.Transport.Put = (_, _) =>
        {
            if (Interlocked.Increment(ref begun) == 4)
                full.SetResult();
            return store.Task;
        };
        for (int file = 0; file < 40; file++)
            run.Add($"f{file}", $"{file}");
        await run.PassAsync();
        await full.Task.WaitAsync(UploadRun.Patience);
        Assert.Equal(40, run.Uploads.Backlog);
        store.SetResult(new RunFilePut(RunFilePutKind.Sent));
        Assert.Equal(40, (await run.CompleteAsync()).Uploaded);
        Assert.Equal(4, run.Transport.MostPuts);
    }

    [Fact]
    public async Task Progress_counts_files_by_kind_and_bytes_as_they_are_read()
    {
        await using UploadRun run = new();
        TaskCompletionSource<RunFilePut> store = new();
        TaskCompletionSource begun = new();
        Action<long> progress = null!;
        run.Transport.Put = (call, _) =>
        {
            if (call.Path == "gone")
                return Task.FromResult(new RunFilePut(RunFilePutKind.Refused, "too large"));
            progress = call.Progress;
            begun.SetResult();
            return store.Task;
        };
        run.Add("media/a", "0123456789");
        await run.PassAsync();
        await begun.Task.WaitAsync(UploadRun.Patience);
        progress(7);
        Assert.Equal(new UploadProgress(default, default, new FileProgress(0, 1), default, 7, 10), run.Uploads.Progress);
        progress(0);
        Assert.Equal((0, 10), (run.Uploads.Progress.BytesSent, run.Uploads.Progress.BytesTotal));
        progress(4);
        run.Write("gone", "012");
        run.Uploads.Add(new RunFile("gone", RunFilePolicy.Now, RunFileType.Wandb));
        Task<RunFileAccount> complete = run.CompleteAsync();
        store.SetResult(new RunFilePut(RunFilePutKind.Sent));
        Assert.Equal("too large", (await complete).Failures["gone"]);
        UploadProgress end = run.Uploads.Progress;
        Assert.Equal(new UploadProgress(default, new FileProgress(1, 1), new FileProgress(1, 1), default, 10, 10), end);
        Assert.Equal(new FileProgress(2, 2), end.Files);
    }

    [Fact]
    public async Task A_cancelled_end_names_what_did_not_arrive_and_leaves_nothing_running()
    {
        await using UploadRun run = new();
        TaskCompletionSource begun = new();
        run.Transport.Put = async (call, cancellation) =>
        {
            if (call.Path == "hangs")
            {
                begun.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
            return new RunFilePut(RunFilePutKind.Sent);
        };
        run.Add("hangs", "A");
        run.Add("arrives", "B");
        using CancellationTokenSource stall = new();
        Task<RunFileAccount> complete = run.Uploads.CompleteAsync(stall.Token).WaitAsync(UploadRun.Patience);
        await begun.Task.WaitAsync(UploadRun.Patience);
        await run.UploadedAsync();
        await stall.CancelAsync();
        RunFileAccount account = await complete;
        Assert.Equal((1, false), (account.Uploaded, account.IsComplete));
        Assert.Equal("it was not sent when the uploads were stopped", Assert.Single(account.Failures).Value);
        Assert.Equal(0, run.Transport.Running);
        Assert.Equal(["arrives"], run.Uploads.TakeUploaded());
    }

    [Fact]
    public async Task Disposing_ends_a_question_that_nobody_answers()
    {
        UploadRun run = new();
        run.Transport.Answer = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return null!;
        };
        run.Add("a", "A");
        await run.PassAsync();
        await run.Transport.QuestionAsync();
        Assert.Equal(1, run.Transport.Running);
        await run.DisposeAsync();
        Assert.Equal(0, run.Transport.Running);
        await run.Uploads.DisposeAsync();
    }
}
