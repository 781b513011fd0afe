namespace Instrument.Shipping.Files;

/// <summary>Adds up what became of files, and keeps the names of what was uploaded until they are taken.</summary>
internal sealed class RunFileTally(int maxFailures)
{
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _uploadedSet = new(StringComparer.Ordinal);
    private List<string> _uploaded = [];
    private int _uploads;
    private int _unchanged;
    private int _furtherFailures;

    /// <summary>Takes a result. Returns whether it brought a name for <see cref="TakeUploaded"/>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="isDone">Whether it is not tried again.</param>
    public bool Add(string path, RunFileResult result, bool isDone)
    {
        if (result.Outcome == RunFileOutcome.Unchanged)
            _unchanged++;
        if (isDone && result.Outcome is RunFileOutcome.Sent or RunFileOutcome.Unchanged)
            _failures.Remove(path);
        else if (isDone)
            Fail(path, result.Reason ?? "unknown");
        if (!result.IsSent)
            return false;
        _uploads++;
        if (_uploadedSet.Add(path))
            _uploaded.Add(path);
        return true;
    }

    /// <summary>Counts a file that did not arrive.</summary>
    public void Fail(string path, string reason)
    {
        if (_failures.Count < maxFailures || _failures.ContainsKey(path))
            _failures[path] = reason;
        else
            _furtherFailures++;
    }

    /// <summary>The paths that were uploaded since the last call, each once.</summary>
    public IReadOnlyList<string> TakeUploaded()
    {
        List<string> taken = _uploaded;
        if (taken.Count > 0)
        {
            _uploaded = [];
            _uploadedSet.Clear();
        }
        return taken;
    }

    /// <summary>The account of all files so far.</summary>
    public RunFileAccount Close(int ignored, bool isComplete, Exception? fault) => new()
    {
        Uploaded = _uploads,
        Unchanged = _unchanged,
        Ignored = ignored,
        Failures = new Dictionary<string, string>(_failures, StringComparer.Ordinal),
        FurtherFailures = _furtherFailures,
        IsComplete = isComplete,
        Fault = fault,
    };
}
