namespace Instrument.Metering;

/// <summary>The row that is being collected, and which of its keys W&amp;B has been told of. One thread at a time.</summary>
internal sealed class MeterRow
{
    private readonly List<KeyValuePair<string, object?>> _values = [];
    private readonly HashSet<string> _defined = [];

    /// <summary>The values so far.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values => _values;

    /// <summary>The keys that are in a row for the first time.</summary>
    public List<string> NewKeys { get; } = [];

    /// <summary>Seconds since the last row.</summary>
    public double Seconds { get; private set; }

    /// <summary>Starts a row.</summary>
    public void Begin(double seconds)
    {
        Seconds = seconds;
        _values.Clear();
        NewKeys.Clear();
    }

    /// <summary>Adds a value.</summary>
    public void Add(string key, object value)
    {
        _values.Add(KeyValuePair.Create(key, (object?)value));
        if (_defined.Add(key))
            NewKeys.Add(key);
    }
}
