using Instrument.Shipping.Files;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class RunFileUploadFaultTests
{
    [Fact]
    public async Task Files_that_cannot_be_sent_are_named_with_the_reason_and_do_no_harm()
    {
        await using UploadRun run = new();
        Directory.CreateDirectory(Path.Combine(run.Files, "folder"));
        run.Write("../secret", "S");
        File.CreateSymbolicLink(Path.Combine(run.Files, "link"), "../secret");
        foreach (string path in (string[])["missing", "folder", "../secret", "link", "/etc/passwd"])
            run.Add(path);
        run.Add("good", "G");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal(["good"], await run.Transport.QuestionAsync());
        Assert.Equal(1, account.Uploaded);
        Assert.True(account.IsComplete);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["missing"] = "the file does not exist",
                ["folder"] = "it is a folder",
                ["../secret"] = "the path has a part of dots",
                ["link"] = "the path leads out of the folder",
                ["/etc/passwd"] = "the path is absolute",
            },
            account.Failures);
        Assert.Equal(5, run.Logger.Entries.Count(entry => entry.Id == 60));
    }

    [Fact]
    public async Task Linked_files_are_sent_where_the_caller_says_so()
    {
        await using UploadRun run = new(new RunFileUploadsOptions { FollowLinkedFiles = true });
        run.Write("../saved", "12");
        File.CreateSymbolicLink(Path.Combine(run.Files, "link"), "../saved");
        run.Add("link");
        Assert.Equal(1, (await run.CompleteAsync()).Uploaded);
        Assert.Equal(["12"], run.Stored("link"));
    }

    [Fact]
    public async Task A_file_that_turns_up_later_is_no_failure_any_more()
    {
        await using UploadRun run = new();
        run.Add("a");
        run.Add("b", "B");
        await run.PassAsync();
        await run.UploadedAsync();
        run.Add("a", "A");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Empty(account.Failures);
        Assert.Equal(2, account.Uploaded);
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_again_after_waits_that_grow()
    {
        await using UploadRun run = new();
        int asked = 0;
        run.Transport.Answer = (paths, _) => Task.FromResult(
            ++asked < 3 ? RunFileAddresses.Failed("no connection", isRefusal: false) : run.Transport.Addresses(paths));
        run.Add("a", "A");
        run.Add("b", "B");
        await run.PassAsync();
        await run.PassAsync(TimeSpan.FromSeconds(5));
        await run.PassAsync(TimeSpan.FromSeconds(10));
        await run.UploadedAsync();
        await run.UploadedAsync();
        for (int question = 0; question < 3; question++)
            Assert.Equal(["a", "b"], await run.Transport.QuestionAsync());
        Assert.Equal(2, run.Logger.Entries.Count(entry => entry.Id == 61));
    }

    [Fact]
    public async Task An_answer_with_too_few_files_loses_no_file()
    {
        await using UploadRun run = new();
        run.Transport.Answer = (paths, _) => Task.FromResult(run.Transport.Addresses(paths.Where(path => path != "bad")));
        run.Add("bad", "X");
        run.Add("a", "A");
        run.Add("b", "B");
        Task<RunFileAccount> complete = run.CompleteAsync();
        while (!complete.IsCompleted)
        {
            await Task.WhenAny(run.Clock.TimerAsync(TimeSpan.FromSeconds(5)), complete);
            run.Clock.Advance(TimeSpan.FromSeconds(5));
        }
        RunFileAccount account = await complete;
        Assert.Equal(["A"], run.Stored("a"));
        Assert.Equal(["B"], run.Stored("b"));
        Assert.Equal("it named 0 files instead of 1", account.Failures["bad"]);
    }

    [Fact]
    public async Task A_file_that_the_server_does_not_want_is_left_out_alone()
    {
        await using UploadRun run = new();
        run.Transport.Answer = (_, _) => Task.FromResult(RunFileAddresses.Of([new RunFileAddress("a", null), new RunFileAddress("b", "?b")]));
        run.Add("a", "A");
        run.Add("b", "B");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal("the server gave no address for it", account.Failures["a"]);
        Assert.Equal(["b"], run.Uploads.TakeUploaded());
    }

    [Fact]
    public async Task Names_that_nobody_asked_for_never_touch_the_disk()
    {
        await using UploadRun run = new();
        run.Write("../secret", "S");
        run.Transport.Answer = (_, _) => Task.FromResult(RunFileAddresses.Of([new RunFileAddress("../secret", "?stolen")]));
        run.Add("a", "A");
        Task<RunFileAccount> complete = run.CompleteAsync();
        await run.PassAsync();
        Assert.Equal("the server gave no answer for it", (await complete).Failures["a"]);
        Assert.Empty(run.Stored("stolen"));
        Assert.Equal(2, run.Transport.Questions);
    }

    [Fact]
    public async Task An_expired_address_is_replaced_by_a_fresh_one()
    {
        await using UploadRun run = new();
        List<string> urls = [];
        run.Transport.Put = (call, _) =>
        {
            urls.Add(call.Url);
            return Task.FromResult(new RunFilePut(urls.Count < 3 ? RunFilePutKind.Expired : RunFilePutKind.Sent));
        };
        run.Add("a", "A");
        await run.PassAsync();
        await run.PassAsync(TimeSpan.FromSeconds(1));
        await run.PassAsync(TimeSpan.FromSeconds(1));
        await run.UploadedAsync();
        Assert.Equal(3, urls.Distinct().Count());
        Assert.Equal(["A"], run.Stored("a"));
    }

    [Fact]
    public async Task A_store_that_accepts_no_address_is_not_asked_for_ever()
    {
        await using UploadRun run = new();
        run.Transport.Put = (_, _) => Task.FromResult(new RunFilePut(RunFilePutKind.Expired, "403 AccessDenied"));
        run.Add("a", "A");
        Task<RunFileAccount> complete = run.CompleteAsync();
        for (int refresh = 0; refresh < 3; refresh++)
            await run.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("403 AccessDenied", (await complete).Failures["a"]);
        Assert.Equal(4, run.Transport.Questions);
    }

    [Fact]
    public async Task A_failed_upload_is_repeated_until_it_works()
    {
        await using UploadRun run = new();
        int puts = 0;
        run.Transport.Put = (_, _) => Task.FromResult(new RunFilePut(++puts < 3 ? RunFilePutKind.Failed : RunFilePutKind.Sent, "503"));
        run.Add("a", "A");
        Task<RunFileAccount> complete = run.CompleteAsync();
        await run.PassAsync(TimeSpan.FromSeconds(5));
        await run.PassAsync(TimeSpan.FromSeconds(10));
        RunFileAccount account = await complete;
        Assert.Empty(account.Failures);
        Assert.Equal(["A"], run.Stored("a"));
    }

    [Theory]
    [InlineData(nameof(RunFilePutKind.Sent))]
    [InlineData(nameof(RunFilePutKind.Failed))]
    [InlineData(nameof(RunFilePutKind.Refused))]
    public async Task A_file_that_changes_while_it_is_sent_is_sent_again(string firstKind)
    {
        RunFilePutKind first = Enum.Parse<RunFilePutKind>(firstKind);
        await using UploadRun run = new();
        int puts = 0;
        run.Transport.Put = (_, _) =>
        {
            if (++puts > 1)
                return Task.FromResult(new RunFilePut(RunFilePutKind.Sent));
            run.Write("a", "newer", secondsAgo: 10);
            return Task.FromResult(new RunFilePut(first));
        };
        run.Add("a", "older");
        Task<RunFileAccount> complete = run.CompleteAsync();
        await run.PassAsync();
        Assert.Empty((await complete).Failures);
        Assert.Equal(first == RunFilePutKind.Sent ? ["older", "newer"] : ["newer"], run.Stored("a"));
    }

    [Fact]
    public async Task A_change_that_the_time_of_a_young_file_does_not_show_is_seen()
    {
        await using UploadRun run = new();
        int puts = 0;
        run.Transport.Put = (_, _) =>
        {
            if (++puts == 1)
                run.Write("a", "two", secondsAgo: 0);
            return Task.FromResult(new RunFilePut(RunFilePutKind.Sent));
        };
        run.Write("a", "one", secondsAgo: 0);
        run.Add("a");
        Task<RunFileAccount> complete = run.CompleteAsync();
        await run.PassAsync();
        await complete;
        Assert.Equal(["one", "two"], run.Stored("a"));
    }

    [Fact]
    public async Task A_file_that_is_touched_only_is_not_sent_again()
    {
        await using UploadRun run = new();
        run.Transport.Put = (_, _) =>
        {
            run.Write("a", "one", secondsAgo: 10);
            return Task.FromResult(new RunFilePut(RunFilePutKind.Sent));
        };
        run.Add("a", "one");
        await run.CompleteAsync();
        Assert.Equal(["one"], run.Stored("a"));
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_sent_counts_by_what_the_store_says()
    {
        await using UploadRun run = new();
        run.Transport.Put = (call, _) =>
        {
            File.Delete(Path.Combine(run.Files, call.Path));
            return Task.FromResult(new RunFilePut(call.Path == "sent" ? RunFilePutKind.Sent : RunFilePutKind.Failed));
        };
        run.Add("sent", "A");
        run.Add("failed", "B");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal(["sent"], run.Uploads.TakeUploaded());
        Assert.Equal("the file does not exist", Assert.Single(account.Failures).Value);
    }

    [Fact]
    public async Task A_bug_in_one_upload_ends_that_upload_only_and_its_text_stays_secret()
    {
        await using UploadRun run = new();
        run.Transport.Put = (call, _) => call.Path == "a"
            ? throw new InvalidOperationException("https://store?signature=secret")
            : Task.FromResult(new RunFilePut(RunFilePutKind.Sent));
        run.Add("a", "A");
        run.Add("b", "B");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal("a bug (InvalidOperationException)", account.Failures["a"]);
        Assert.Equal(1, account.Uploaded);
        Assert.DoesNotContain(run.Logger.Entries, entry => entry.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bug_in_the_loop_ends_the_uploads_and_is_in_the_account()
    {
        await using UploadRun run = new();
        InvalidOperationException bug = new("a bug");
        run.Transport.Answer = (_, _) => throw bug;
        run.Add("a", "A");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Same(bug, account.Fault);
        Assert.False(account.IsComplete);
        Assert.True(account.Failures.ContainsKey("a"));
        Assert.Contains(run.Logger.Entries, entry => entry.Id == 62);
    }

    [Fact]
    public async Task Failures_beyond_the_limit_are_counted()
    {
        await using UploadRun run = new(new RunFileUploadsOptions { MaxFailures = 2 });
        for (int file = 0; file < 5; file++)
            run.Add($"missing{file}");
        RunFileAccount account = await run.CompleteAsync();
        Assert.Equal((2, 3), (account.Failures.Count, account.FurtherFailures));
    }
}
