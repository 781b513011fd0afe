using System.Globalization;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>
/// Decides whether an attempt is repeated and when (docs/wire/online.md §2.3). An attempt without an answer is repeated unless its
/// failure is final; an answer by the table of its kind of request. A server may set the wait, to an hour at the most; else it doubles
/// from the first to the longest wait, with up to a quarter on top at random. Pure.
/// </summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan ShortestRetryAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>Whether another attempt is worth it.</summary>
    public static bool IsRetried(RetryTable table, HttpAttempt attempt) => attempt.Answer is { } answer
        ? IsRetried(table, answer.Status)
        : attempt.Failure is { IsFinal: false };

    /// <summary>Whether an answer with this status is worth another attempt.</summary>
    public static bool IsRetried(RetryTable table, int status) => status switch
    {
        0 or >= 600 => true,
        < 400 => false,
        429 => true,
        501 => false,
        >= 500 => true,
        _ when table == RetryTable.ServerFailures => false,
        409 => table == RetryTable.MostFailuresAndConflict,
        400 or 401 or 403 or 404 or 410 or 413 or 422 => false,
        _ => true,
    };

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempt">The failed attempt.</param>
    /// <param name="retry">The number of retries before, from 0.</param>
    /// <param name="settings">First and longest wait.</param>
    /// <param name="now">The time, for waits that are given as a date.</param>
    /// <param name="random">A number from 0 to below 1.</param>
    public static TimeSpan Wait(HttpAttempt attempt, int retry, RetrySettings settings, DateTimeOffset now, double random)
    {
        // A wish to come back at once is none: it would be a loop without a pause.
        if (attempt.Answer?.RetryAfter is [var value] && RetryAfter(value, now) is { } asked && asked >= ShortestRetryAfter)
            return asked < LongestRetryAfter ? asked : LongestRetryAfter;
        double wait = settings.FirstWait.TotalSeconds * Math.Pow(2, Math.Min(retry, 32)) * (1 + (random / 4));
        return TimeSpan.FromSeconds(Math.Min(wait, settings.LongestWait.TotalSeconds));
    }

    /// <summary>Reads <c>Retry-After</c>: seconds, perhaps with a fraction, or a date. Others give <see langword="null"/>.</summary>
    public static TimeSpan? RetryAfter(string value, DateTimeOffset now)
    {
        value = value.Trim();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfter.TotalSeconds));
        if (!DateTimeOffset.TryParseExact(value, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
