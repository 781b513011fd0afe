using Google.Protobuf.WellKnownTypes;

namespace Instrument.Reading.Scanning;

/// <summary>Times of records.</summary>
internal static class RecordTime
{
    private static readonly long FirstSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time; <see langword="null"/> if there is none, or none that the calendar has.</summary>
    public static DateTimeOffset? Of(Timestamp? time)
    {
        if (time is null || time.Seconds < FirstSecond || time.Seconds > LastSecond || time.Nanos is < 0 or > 999_999_999)
            return null;
        return DateTimeOffset.FromUnixTimeSeconds(time.Seconds).AddTicks(time.Nanos / TimeSpan.NanosecondsPerTick);
    }
}
