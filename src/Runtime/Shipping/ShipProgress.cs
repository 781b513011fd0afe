namespace Instrument.Shipping;

/// <summary>How far a shipper is, for those who wait for it. Written by the shipper and its uploads, read by any thread.</summary>
internal sealed class ShipProgress(TimeProvider time)
{
    private long _accepted = time.GetTimestamp();
    private long _sentRows;
    private long _sentRecords;
    private long _bytes;
    private long _repeats;
    private volatile string? _trouble;

    /// <summary>Rows that the server has.</summary>
    public long SentRows => Interlocked.Read(ref _sentRows);

    /// <summary>History lines that the server has.</summary>
    public long SentRecords => Interlocked.Read(ref _sentRecords);

    /// <summary>Bytes that the server has accepted.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Requests that were sent again because an attempt failed.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    /// <summary>What keeps the server from accepting more; <see langword="null"/> while it does.</summary>
    public string? Trouble => _trouble;

    /// <summary>Called when the server has accepted or answered something; from any thread.</summary>
    public Action? OnAccepted { get; set; }

    /// <summary>Time since the server accepted something last.</summary>
    public TimeSpan SinceAccepted => time.GetElapsedTime(Interlocked.Read(ref _accepted));

    /// <summary>Tells that the server has accepted something.</summary>
    public void Accept(long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Exchange(ref _accepted, time.GetTimestamp());
        Answer();
    }

    /// <summary>Tells that the server lives, without having got anything of the run: who waits for its end is no step further.</summary>
    public void Answer()
    {
        _trouble = null;
        OnAccepted?.Invoke();
    }

    /// <summary>Tells that the server has rows.</summary>
    public void AddSent(long rows, long records)
    {
        Interlocked.Add(ref _sentRows, rows);
        Interlocked.Add(ref _sentRecords, records);
    }

    /// <summary>Tells that an attempt has failed.</summary>
    /// <param name="trouble">Why.</param>
    /// <param name="isRepeated">Whether there is another attempt.</param>
    public void Fail(string trouble, bool isRepeated)
    {
        _trouble = trouble;
        if (isRepeated)
            Interlocked.Increment(ref _repeats);
    }
}
