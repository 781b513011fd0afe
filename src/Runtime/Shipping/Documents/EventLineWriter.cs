using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes samples of system metrics as lines of <c>wandb-events.jsonl</c> inside a request (docs/wire/records.md §2.12).
/// </summary>
/// <param name="start">When the run started: what <c>_runtime</c> counts from.</param>
/// <param name="label">The writer's label, which becomes part of each key (docs/wire/online.md §6); <see langword="null"/> for none.</param>
internal sealed class EventLineWriter(DateTimeOffset start, string? label)
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly LineTree _tree = new();
    private readonly string _suffix = string.IsNullOrEmpty(label) ? "" : "/l:" + label;

    /// <summary>Adds a sample's line, escaped as the content of a JSON string.</summary>
    /// <returns>How long the line is before it is escaped.</returns>
    public int Write(StatsRecord sample, ByteBuffer output)
    {
        using ByteBuffer values = new();
        _tree.Begin();
        Set("_wandb", "true"u8, values);
        SetNumber("_timestamp", Seconds(sample), values);
        SetNumber("_runtime", SecondsSinceStart(sample), values);
        foreach (StatsItem item in sample.Item)
            Set("system." + item.Key + _suffix, System.Text.Encoding.UTF8.GetBytes(item.ValueJson), values);
        return _tree.Write(values.Span, output);
    }

    private static double Seconds(StatsRecord sample) =>
        sample.Timestamp is { } time ? time.Seconds + (time.Nanos / NanosecondsPerSecond) : 0;

    private double SecondsSinceStart(StatsRecord sample)
    {
        if (sample.Timestamp is not { } time)
            return 0;
        long startTicks = start.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        // Whole seconds are taken apart from the rest: a double of all nanoseconds since 1970 would not hold the last digits.
        long seconds = time.Seconds - Math.DivRem(startTicks, TimeSpan.TicksPerSecond, out long rest);
        return seconds + ((time.Nanos - (rest * TimeSpan.NanosecondsPerTick)) / NanosecondsPerSecond);
    }

    private void SetNumber(string key, double value, ByteBuffer values)
    {
        Span<byte> number = stackalloc byte[JsonValue.MaxNumberBytes];
        Set(key, number[..JsonValue.Write(value, number)], values);
    }

    private void Set(string key, ReadOnlySpan<byte> json, ByteBuffer values)
    {
        LineValueForm form = LineText.FormOf(json);
        if (form == LineValueForm.Invalid)
            return;
        int start = values.Length;
        values.Write(json);
        _tree.Set(_tree.Root.Child(key), form, start, json.Length);
    }
}
