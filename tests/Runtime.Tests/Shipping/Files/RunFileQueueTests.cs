using Instrument.Reading;
using Instrument.Shipping.Files;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class RunFileQueueTests
{
    private static readonly RunFileUploadsOptions Options = new();
    private static readonly FileStamp Settled = new(3, 1000, IsSettled: true);

    private readonly RunFileQueue _queue = new(Options);

    [Fact]
    public void The_first_request_starts_the_timer_of_a_batch()
    {
        Assert.Null(_queue.NextDue);
        Add("a", 10);
        Add("b", 13);
        Assert.Equal(Seconds(15), _queue.NextDue);
        Assert.Empty(Take(14.9));
        Assert.Equal(["a", "b"], Take(15));
        Assert.Empty(Take(15));
        Assert.Null(_queue.NextDue);
    }

    [Fact]
    public void A_request_after_a_batch_starts_a_timer_of_its_own()
    {
        Add("a", 0);
        Take(5);
        Add("b", 7);
        Assert.Equal(Seconds(12), _queue.NextDue);
        Assert.Equal(["b"], Take(12));
    }

    [Fact]
    public void A_path_that_is_asked_for_again_is_in_the_batch_once()
    {
        Add("a", 0);
        Add("a", 1);
        Add("a", 2, RunFilePolicy.Live);
        Assert.Equal(["a"], Take(5));
        Assert.Equal(1, _queue.Counts.Wanted(RunFileType.Other));
    }

    [Fact]
    public void A_file_that_is_asked_for_while_it_is_sent_is_sent_once_more_afterwards()
    {
        Add("a", 0);
        QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(5)));
        Add("a", 6);
        Add("a", 7);
        Assert.Empty(Take(100));
        Assert.True(_queue.End(file, Sent(), Seconds(101)));
        Assert.Equal(Seconds(106), _queue.NextDue);
        Assert.Equal(["a"], Take(106));
        Assert.True(_queue.End(file, Sent(), Seconds(107)));
        Assert.Null(_queue.NextDue);
        Assert.Equal(2, _queue.Counts.Done(RunFileType.Other));
    }

    [Fact]
    public void Ignored_paths_never_come_into_a_batch()
    {
        RunFileQueue queue = new(Options with { IgnoreGlobs = ["*.tmp", "media/*"] });
        foreach (string path in (string[])["a.tmp", "x/a.tmp", "media/a", "media/images/a"])
            queue.Add(new RunFile(path, RunFilePolicy.Now, RunFileType.Other), Seconds(0));
        Assert.Equal(["x/a.tmp", "media/images/a"], queue.TakeBatch(Seconds(5)).Select(file => file.Path));
        Assert.Equal(2, queue.Ignored);
    }

    [Fact]
    public void Files_of_the_end_wait_for_it()
    {
        Add("a", 0, RunFilePolicy.End);
        Assert.Null(_queue.NextDue);
        Assert.Empty(Take(1000));
        _queue.Complete(Seconds(1001));
        Assert.False(_queue.IsDone);
        Assert.Equal(Seconds(1001), _queue.NextDue);
        QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(1001)));
        _queue.End(file, Sent(), Seconds(1002));
        Assert.True(_queue.IsDone);
    }

    [Fact]
    public void A_path_with_two_policies_follows_both()
    {
        Add("a", 0, RunFilePolicy.End);
        Add("a", 1);
        EndAll(6);
        _queue.Complete(Seconds(10));
        Assert.Equal(["a"], Take(10));
    }

    [Fact]
    public void The_end_cuts_the_timer_short()
    {
        Add("a", 0);
        _queue.Complete(Seconds(1));
        Assert.Equal(["a"], Take(1));
    }

    [Fact]
    public void A_request_after_the_end_has_begun_is_due_at_once_whatever_its_policy()
    {
        _queue.Complete(Seconds(0));
        Assert.True(_queue.IsDone);
        Add("a", 1, RunFilePolicy.End);
        Assert.False(_queue.IsDone);
        Assert.Equal(["a"], Take(1));
    }

    [Fact]
    public void A_live_file_is_looked_at_again_and_again_until_the_end()
    {
        Add("a", 0, RunFilePolicy.Live);
        Assert.Equal(Seconds(2), _queue.NextDue);
        Assert.Empty(_queue.TakeLooks(Seconds(2)));
        Assert.Equal(Seconds(4), _queue.NextDue);
        EndAll(5);
        QueuedRunFile file = Assert.Single(_queue.TakeLooks(Seconds(5)));
        Assert.Equal(Seconds(7), _queue.NextDue);
        Assert.Empty(_queue.TakeLooks(Seconds(6.9)));

        _queue.Look(file, Settled, Seconds(7));
        Assert.Equal(0, _queue.Backlog);
        _queue.Look(file, Settled with { Modified = 2000 }, Seconds(9));
        Assert.Equal(["a"], Take(14));
        _queue.End(file, Sent(), Seconds(14));

        _queue.Complete(Seconds(20));
        Assert.Empty(_queue.TakeLooks(Seconds(30)));
        Assert.Equal(["a"], Take(30));
    }

    [Fact]
    public void A_live_file_whose_stamp_is_not_settled_is_read_again()
    {
        Add("a", 0, RunFilePolicy.Live);
        QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(5)));
        FileStamp fresh = Settled with { IsSettled = false };
        _queue.End(file, new RunFileResult(RunFileOutcome.Sent, null, "digest", fresh, IsSent: true), Seconds(5));
        _queue.Look(file, Settled, Seconds(6));
        Assert.Equal(["a"], Take(11));
    }

    [Fact]
    public void A_live_file_that_was_given_up_is_tried_again_when_it_changes_only()
    {
        Add("a", 0, RunFilePolicy.Live);
        QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(5)));
        _queue.End(file, new RunFileResult(RunFileOutcome.Lost, "too large", null, Settled), Seconds(5));
        _queue.Look(file, Settled, Seconds(6));
        Assert.Equal(0, _queue.Backlog);
        _queue.Look(file, Settled with { Length = 2 }, Seconds(6));
        Assert.Equal(1, _queue.Backlog);
    }

    [Fact]
    public void An_expired_address_brings_a_fresh_one_a_few_times()
    {
        Add("a", 0);
        double now = 5;
        for (int refresh = 0; refresh < Options.MaxRefreshes; refresh++)
        {
            QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(now)));
            Assert.False(_queue.End(file, new RunFileResult(RunFileOutcome.Expired), Seconds(now)));
            Assert.Equal(Seconds(++now), _queue.NextDue);
        }
        Assert.True(_queue.End(_queue.TakeBatch(Seconds(now))[0], new RunFileResult(RunFileOutcome.Expired), Seconds(now)));
        Assert.Equal(0, _queue.Backlog);

        Add("a", 20);
        Assert.False(_queue.End(_queue.TakeBatch(Seconds(25))[0], new RunFileResult(RunFileOutcome.Expired), Seconds(25)));
    }

    [Fact]
    public void Failed_uploads_are_repeated_after_waits_that_grow_to_a_limit()
    {
        Add("a", 0);
        double now = 5;
        foreach (int wait in (int[])[5, 10, 20, 40, 60, 60])
        {
            QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(now)));
            Assert.False(_queue.End(file, new RunFileResult(RunFileOutcome.Failed), Seconds(now)));
            now += wait;
            Assert.Equal(Seconds(now), _queue.NextDue);
            Assert.Empty(Take(now - 0.1));
        }
    }

    [Fact]
    public void A_batch_without_an_answer_waits_longer_each_time_and_stays_whole()
    {
        Add("a", 0);
        Add("b", 0);
        double now = 5;
        foreach (int wait in (int[])[5, 10, 20, 40, 60, 60])
        {
            IReadOnlyList<QueuedRunFile> batch = _queue.TakeBatch(Seconds(now));
            Assert.Equal(2, batch.Count);
            _queue.Unreached(batch, Seconds(now));
            Add("c", now, RunFilePolicy.End);
            now += wait;
            Assert.Equal(Seconds(now), _queue.NextDue);
            Assert.Empty(Take(now - 0.1));
        }
        Assert.Equal(2, _queue.Backlog);
    }

    [Fact]
    public void The_end_cuts_every_wait_short_once()
    {
        Add("a", 0);
        Add("b", 0);
        IReadOnlyList<QueuedRunFile> batch = _queue.TakeBatch(Seconds(5));
        _queue.End(batch[0], new RunFileResult(RunFileOutcome.Failed), Seconds(5));
        _queue.Unreached([batch[1]], Seconds(5));
        _queue.Complete(Seconds(6));
        batch = _queue.TakeBatch(Seconds(6));
        Assert.Equal(2, batch.Count);
        _queue.Unreached(batch, Seconds(6));
        Assert.Empty(Take(7));
    }

    [Fact]
    public void Refused_batches_shrink_until_the_file_that_the_server_does_not_take_is_alone()
    {
        for (int file = 0; file < 100; file++)
            Add(file == 37 ? "bad" : $"f{file:00}", 0);
        TimeSpan now = Seconds(5);
        List<string> delivered = [];
        List<string> givenUp = [];
        int questions = 0;
        while (_queue.Backlog > 0)
        {
            now = _queue.NextDue!.Value;
            IReadOnlyList<QueuedRunFile> batch = _queue.TakeBatch(now);
            questions++;
            if (batch.Any(file => file.Path == "bad"))
            {
                if (_queue.Refused(batch, now) is { } refused)
                    givenUp.Add(refused.Path);
                continue;
            }
            _queue.Answered();
            foreach (QueuedRunFile file in batch)
            {
                delivered.Add(file.Path);
                _queue.End(file, Sent(), now);
            }
        }
        Assert.Equal(["bad"], givenUp);
        Assert.Equal(99, delivered.Distinct().Count());
        Assert.Equal(99, delivered.Count);
        Assert.InRange(questions, 8, 25);
    }

    [Fact]
    public void A_file_that_changes_while_it_is_sent_is_sent_again_but_not_for_ever_at_the_end()
    {
        Add("a", 0);
        double now = 5;
        QueuedRunFile file = null!;
        for (int change = 0; change < 20; change++, now += 5)
        {
            file = Assert.Single(_queue.TakeBatch(Seconds(now)));
            Assert.False(_queue.End(file, new RunFileResult(RunFileOutcome.Changed), Seconds(now)));
        }
        _queue.Complete(Seconds(now));
        for (int change = 0; change < Options.MaxFinalChanges; change++, now += 5)
            Assert.False(_queue.End(_queue.TakeBatch(Seconds(now))[0], new RunFileResult(RunFileOutcome.Changed), Seconds(now)));
        Assert.True(_queue.End(_queue.TakeBatch(Seconds(now))[0], new RunFileResult(RunFileOutcome.Changed), Seconds(now)));
        Assert.True(_queue.IsDone);
    }

    [Fact]
    public void Only_what_is_known_to_be_in_the_store_counts_as_its_content()
    {
        Add("a", 0);
        QueuedRunFile file = Assert.Single(_queue.TakeBatch(Seconds(5)));
        _queue.End(file, Sent(), Seconds(5));
        Assert.Equal("digest", file.Digest);
        foreach (RunFileOutcome harmless in (RunFileOutcome[])[RunFileOutcome.Expired, RunFileOutcome.Unanswered])
        {
            Add("a", 10);
            _queue.TakeBatch(Seconds(1000));
            _queue.End(file, new RunFileResult(harmless), Seconds(1000));
            Assert.Equal("digest", file.Digest);
            _queue.TakeBatch(Seconds(2000));
            _queue.End(file, Sent(), Seconds(2000));
        }
        Add("a", 3000);
        _queue.TakeBatch(Seconds(4000));
        _queue.End(file, new RunFileResult(RunFileOutcome.Failed), Seconds(4000));
        Assert.Null(file.Digest);
    }

    [Fact]
    public void Batches_and_files_on_their_way_are_limited()
    {
        RunFileQueue queue = new(Options with { MaxBatch = 10 });
        for (int file = 0; file < 25; file++)
            queue.Add(new RunFile($"f{file}", RunFilePolicy.Now, RunFileType.Other), Seconds(0));
        IReadOnlyList<QueuedRunFile> first = queue.TakeBatch(Seconds(5));
        Assert.Equal(10, first.Count);
        for (int ended = 0; ended < 4; ended++)
            queue.End(first[ended], Sent(), Seconds(6));
        Assert.Null(queue.NextDue);
        Assert.Empty(queue.TakeBatch(Seconds(6)));
        queue.End(first[4], Sent(), Seconds(6));
        Assert.Equal(Seconds(5), queue.NextDue);
        Assert.Equal(5, queue.TakeBatch(Seconds(6)).Count);
        Assert.Equal(20, queue.Backlog);
    }

    [Fact]
    public void Only_so_many_files_are_remembered_and_those_of_the_end_always()
    {
        RunFileQueue queue = new(Options with { MaxRemembered = 2 });
        Dictionary<string, QueuedRunFile> first = [];
        foreach (string path in (string[])["end", "a", "b", "c"])
        {
            queue.Add(new RunFile(path, path == "end" ? RunFilePolicy.Live : RunFilePolicy.Now, RunFileType.Other), Seconds(0));
            first[path] = Assert.Single(queue.TakeBatch(Seconds(5)));
            queue.End(first[path], Sent(), Seconds(5));
        }
        foreach (string path in (string[])["c", "b", "a", "end"])
            queue.Add(new RunFile(path, RunFilePolicy.Now, RunFileType.Other), Seconds(10));
        Assert.Equal(["digest", "digest", null, "digest"], queue.TakeBatch(Seconds(15)).Select(file => file.Digest));
    }

    [Fact]
    public void Uploads_are_counted_by_kind()
    {
        Add("media/images/a.png", 0);
        Add("mediated.txt", 0);
        _queue.Add(new RunFile("config.yaml", RunFilePolicy.Now, RunFileType.Wandb), Seconds(0));
        _queue.Add(new RunFile("odd", RunFilePolicy.Now, (RunFileType)9), Seconds(0));
        IReadOnlyList<QueuedRunFile> batch = _queue.TakeBatch(Seconds(5));
        _queue.End(batch[0], Sent(), Seconds(6));
        _queue.End(batch[2], new RunFileResult(RunFileOutcome.Lost), Seconds(6));
        _queue.End(batch[1], new RunFileResult(RunFileOutcome.Failed), Seconds(6));
        Assert.Equal((1, 1), (_queue.Counts.Done(RunFileType.Media), _queue.Counts.Wanted(RunFileType.Media)));
        Assert.Equal((1, 1), (_queue.Counts.Done(RunFileType.Wandb), _queue.Counts.Wanted(RunFileType.Wandb)));
        Assert.Equal((0, 2), (_queue.Counts.Done(RunFileType.Other), _queue.Counts.Wanted(RunFileType.Other)));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static RunFileResult Sent() => new(RunFileOutcome.Sent, null, "digest", Settled, IsSent: true);

    private void Add(string path, double now, RunFilePolicy policy = RunFilePolicy.Now) =>
        _queue.Add(new RunFile(path, policy, RunFileType.Other), Seconds(now));

    private IEnumerable<string> Take(double now) => [.. _queue.TakeBatch(Seconds(now)).Select(file => file.Path)];

    private void EndAll(double now)
    {
        foreach (QueuedRunFile file in _queue.TakeBatch(Seconds(now)))
            _queue.End(file, Sent(), Seconds(now));
    }
}
