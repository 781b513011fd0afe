namespace Instrument.Testing;

/// <summary>
/// What the server says about its rate limit in the headers of file_stream answers (docs/wire/online.md §3.11, §8). The values are text, so
/// that a test can send nonsense; <see langword="null"/> leaves a header out.
/// </summary>
/// <param name="Limit"><c>RateLimit-Limit</c>: the quota of a window, documented as 0 to 1000.</param>
/// <param name="Remaining"><c>RateLimit-Remaining</c>: what is left of it.</param>
/// <param name="Reset"><c>RateLimit-Reset</c>: seconds until the next window.</param>
public sealed record RateLimitHeaders(string? Limit, string? Remaining, string? Reset);
