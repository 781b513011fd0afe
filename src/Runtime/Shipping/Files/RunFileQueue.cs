using Instrument.Reading;

namespace Instrument.Shipping.Files;

/// <summary>
/// Decides which run files are due when: gathers requests into batches, drops duplicates, holds back files until the run's end, repeats
/// what failed. It knows neither disk nor network nor clock: callers pass the time since some start.
/// </summary>
internal sealed class RunFileQueue(RunFileUploadsOptions options)
{
    private readonly PathGlob[] _ignored = [.. options.IgnoreGlobs.Select(glob => new PathGlob(glob))];
    private readonly Dictionary<string, QueuedRunFile> _files = new(StringComparer.Ordinal);
    private readonly Queue<QueuedRunFile> _waiting = new();
    private readonly PriorityQueue<QueuedRunFile, TimeSpan> _delayed = new();
    private readonly Queue<QueuedRunFile> _forgettable = new();
    private readonly List<QueuedRunFile> _live = [];
    private readonly List<QueuedRunFile> _atEnd = [];
    private TimeSpan _batchDue;
    private TimeSpan _addressesFrom;
    private TimeSpan _nextLook;
    private int _batchLimit = options.MaxBatch;
    private int _addressFailures;
    private int _inFlight;
    private bool _isCompleting;

    /// <summary>How many files wait or are being sent, those of the run's end not counted.</summary>
    public int Backlog => _waiting.Count + _delayed.Count + _inFlight;

    /// <summary>How many requests were left out because of <see cref="RunFileUploadsOptions.IgnoreGlobs"/>.</summary>
    public int Ignored { get; private set; }

    /// <summary>How many files are wanted and how many of these are done, of each <see cref="RunFileType"/>.</summary>
    public RunFileCounts Counts { get; } = new();

    /// <summary>Whether the run is ending and everything has been delivered or given up.</summary>
    public bool IsDone => _isCompleting && Backlog == 0;

    // Half a batch at least, so that the end of each upload does not bring a question of its own.
    private bool HasRoom => _inFlight <= options.MaxBatch / 2;

    /// <summary>When there is something to do next; null if only a new request or a result can bring something.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            TimeSpan? due = null;
            if (HasRoom)
            {
                if (_waiting.Count > 0)
                    due = _isCompleting ? TimeSpan.Zero : _batchDue;
                if (_delayed.TryPeek(out _, out TimeSpan delayed) && !(due <= delayed))
                    due = delayed;
                if (due < _addressesFrom)
                    due = _addressesFrom;
            }
            return !_isCompleting && _live.Count > 0 && !(due <= _nextLook) ? _nextLook : due;
        }
    }

    /// <summary>Takes a request. A path that has been asked for already gets the new policy on top.</summary>
    public void Add(RunFile file, TimeSpan now)
    {
        if (Array.Exists(_ignored, glob => glob.IsMatch(file.Path)))
        {
            Ignored++;
            return;
        }
        if (!_files.TryGetValue(file.Path, out QueuedRunFile? queued))
        {
            queued = new QueuedRunFile(file.Path) { Type = RunFileCounts.TypeOf(file) };
            _files.Add(file.Path, queued);
        }
        if (file.Policy != RunFilePolicy.Now && !queued.IsDueAtEnd)
        {
            queued.IsDueAtEnd = true;
            _atEnd.Add(queued);
        }
        if (file.Policy == RunFilePolicy.Live && !queued.IsLive)
        {
            if (_live.Count == 0)
                _nextLook = now + options.LiveInterval;
            queued.IsLive = true;
            _live.Add(queued);
        }
        if (file.Policy != RunFilePolicy.End || _isCompleting)
            Request(queued, now);
    }

    /// <summary>Takes the next batch, empty if none is due. Each file of it must come back through <see cref="End"/> or one of the two methods for batches.</summary>
    public IReadOnlyList<QueuedRunFile> TakeBatch(TimeSpan now)
    {
        while (_delayed.TryPeek(out QueuedRunFile? delayed, out TimeSpan due) && due <= now)
        {
            _delayed.Dequeue();
            _batchDue = now;
            Wait(delayed);
        }
        int count = Math.Min(Math.Min(_batchLimit, options.MaxBatch - _inFlight), _waiting.Count);
        if (count == 0 || !HasRoom || now < _addressesFrom || (now < _batchDue && !_isCompleting))
            return [];
        QueuedRunFile[] batch = new QueuedRunFile[count];
        for (int index = 0; index < count; index++)
        {
            batch[index] = _waiting.Dequeue();
            batch[index].State = QueuedRunFileState.InFlight;
        }
        _inFlight += count;
        return batch;
    }

    /// <summary>Takes the live files that have to be looked at, empty if it is too early.</summary>
    public IReadOnlyList<QueuedRunFile> TakeLooks(TimeSpan now)
    {
        if (_isCompleting || _live.Count == 0 || now < _nextLook)
            return [];
        _nextLook = now + options.LiveInterval;
        return [.. _live.Where(file => file.State == QueuedRunFileState.Idle)];
    }

    /// <summary>Tells how a live file looks.</summary>
    public void Look(QueuedRunFile file, FileStamp stamp, TimeSpan now)
    {
        if (!file.Stamp.IsSettled || !file.Stamp.Matches(stamp))
            Request(file, now);
    }

    /// <summary>Says that the server gave addresses for a batch.</summary>
    public void Answered()
    {
        _addressFailures = 0;
        _batchLimit = Math.Min(options.MaxBatch, _batchLimit * 2);
    }

    /// <summary>Puts files back because no server answered; they are taken again after a wait that grows.</summary>
    public void Unreached(IReadOnlyList<QueuedRunFile> files, TimeSpan now)
    {
        _addressesFrom = now + Backoff(_addressFailures++);
        PutBack(files, now);
    }

    /// <summary>
    /// Puts files back because the server refused the question for their addresses. The next batches are smaller, so that files which
    /// the server takes part from those which it does not. Returns the file that is given up, if it was one alone.
    /// </summary>
    public QueuedRunFile? Refused(IReadOnlyList<QueuedRunFile> files, TimeSpan now)
    {
        _addressesFrom = now + options.BatchWindow;
        _batchLimit = Math.Max(1, files.Count / 2);
        if (files.Count == 1 && ++files[0].Refusals >= options.MaxRefusals)
        {
            _inFlight--;
            Finish(files[0], now);
            return files[0];
        }
        PutBack(files, now);
        return null;
    }

    /// <summary>Takes a file's result. Returns whether the file is done, delivered or not; else it is tried again.</summary>
    public bool End(QueuedRunFile file, RunFileResult result, TimeSpan now)
    {
        // What was sent without a known end may have arrived, so no digest stands for what the store has then.
        if (result.Outcome is not (RunFileOutcome.Expired or RunFileOutcome.Unanswered))
        {
            file.Digest = result.Digest;
            file.DeliveredLength = result.Stamp.Length;
        }
        file.Stamp = result.Stamp;
        switch (result.Outcome)
        {
            case RunFileOutcome.Changed:
                if (!_isCompleting || ++file.FinalChanges <= options.MaxFinalChanges)
                    return Delay(file, now + options.BatchWindow);
                break;
            case RunFileOutcome.Expired:
                if (++file.Refreshes <= options.MaxRefreshes)
                    return Delay(file, now + options.RefreshDelay);
                break;
            case RunFileOutcome.Unanswered:
                if (++file.Refusals < options.MaxRefusals)
                    return Delay(file, now + options.BatchWindow);
                break;
            case RunFileOutcome.Failed:
                return Delay(file, now + Backoff(file.Failures++));
        }
        _inFlight--;
        Finish(file, now);
        return true;
    }

    /// <summary>Begins the end of the run: what waits is due now, and so is every file of the end and every live file.</summary>
    public void Complete(TimeSpan now)
    {
        if (_isCompleting)
            return;
        _isCompleting = true;
        _addressesFrom = now;
        while (_delayed.TryDequeue(out QueuedRunFile? delayed, out _))
            Wait(delayed);
        foreach (QueuedRunFile file in _atEnd)
            Request(file, now);
    }

    /// <summary>The files that have been asked for and are not done.</summary>
    public IEnumerable<QueuedRunFile> Unfinished() => _files.Values.Where(file => file.State != QueuedRunFileState.Idle);

    private void Request(QueuedRunFile file, TimeSpan now)
    {
        if (file.State == QueuedRunFileState.InFlight)
        {
            file.IsWantedAgain = true;
        }
        else if (file.State == QueuedRunFileState.Idle)
        {
            if (_waiting.Count == 0)
                _batchDue = now + options.BatchWindow;
            file.ResetAttempts();
            Counts.Want(file.Type);
            Wait(file);
        }
    }

    private void Wait(QueuedRunFile file)
    {
        file.State = QueuedRunFileState.Waiting;
        _waiting.Enqueue(file);
    }

    private bool Delay(QueuedRunFile file, TimeSpan until)
    {
        _inFlight--;
        // What was asked for meanwhile is what the next attempt sends.
        file.IsWantedAgain = false;
        file.State = QueuedRunFileState.Delayed;
        _delayed.Enqueue(file, until);
        return false;
    }

    private void PutBack(IReadOnlyList<QueuedRunFile> files, TimeSpan now)
    {
        _inFlight -= files.Count;
        _batchDue = now;
        foreach (QueuedRunFile file in files)
        {
            file.IsWantedAgain = false;
            Wait(file);
        }
    }

    private void Finish(QueuedRunFile file, TimeSpan now)
    {
        file.State = QueuedRunFileState.Idle;
        Counts.Finish(file.Type);
        if (file.IsWantedAgain)
        {
            file.IsWantedAgain = false;
            Request(file, now);
        }
        else if (!file.IsDueAtEnd)
        {
            Remember(file);
        }
    }

    private void Remember(QueuedRunFile file)
    {
        if (!file.IsForgettable)
        {
            file.IsForgettable = true;
            _forgettable.Enqueue(file);
        }
        while (_forgettable.Count > options.MaxRemembered)
        {
            QueuedRunFile oldest = _forgettable.Dequeue();
            oldest.IsForgettable = false;
            if (oldest.State == QueuedRunFileState.Idle && !oldest.IsDueAtEnd)
                _files.Remove(oldest.Path);
        }
    }

    private TimeSpan Backoff(int failures)
    {
        // 2^16 windows are longer than any limit that makes sense; a larger exponent could overflow.
        TimeSpan wait = options.BatchWindow * Math.Pow(2, Math.Min(failures, 16));
        return wait < options.MaxRetryDelay ? wait : options.MaxRetryDelay;
    }
}
