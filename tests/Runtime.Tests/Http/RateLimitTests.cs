using Instrument.Http;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Http;

/// <summary>The client's own rate of requests, by docs/wire/online.md §3.11.</summary>
public sealed class RateLimitTests(ITestOutputHelper output)
{
    [Fact]
    public void Without_headers_there_is_no_limit()
    {
        RateLimitState state = new();

        state.Observe(null, "30", TimeSpan.Zero);
        state.Observe("10", null, TimeSpan.Zero);
        state.Observe("-1", "30", TimeSpan.Zero);
        state.Observe("NaN", "30", TimeSpan.Zero);
        state.Observe("ten", "30", TimeSpan.Zero);
        state.Observe("10", "1", TimeSpan.Zero);

        Assert.Equal(RateLimitState.MaxRate, state.Rate);
    }

    [Fact]
    public void The_first_answer_of_a_window_keeps_the_rate_high()
    {
        RateLimitState state = new();

        state.Observe("600", "60", TimeSpan.Zero);

        // u = 10 units a second, q = 0.2 + 0.8 * 65536 / 10; R = q * u is cut at the maximum.
        Assert.Equal((0.2 * 10) + (0.8 * 65536), state.Rate, 6);
    }

    [Fact]
    public void What_requests_have_used_up_sets_the_rate()
    {
        RateLimitState state = new();
        state.Observe("600", "60", TimeSpan.Zero);
        double q = 0.2 + (0.8 * 65536 / 10);

        for (int i = 1; i <= 5; i++)
            state.Observe("500", "50", TimeSpan.FromSeconds(i));

        // Five requests used 100 units of the same window.
        q = (0.2 * q) + (0.8 * 5 / 100);
        Assert.Equal(q * 10, state.Rate, 6);
    }

    [Fact]
    public void An_empty_quota_gives_the_lowest_rate_and_a_full_one_the_way_back()
    {
        RateLimitState state = new();

        state.Observe("0", "30", TimeSpan.Zero);
        Assert.Equal(RateLimitState.MinRate, state.Rate);

        state.Observe("1000", "30", TimeSpan.FromSeconds(31));
        Assert.True(state.Rate > 1000, $"{state.Rate}");
    }

    [Fact]
    public void The_rate_stays_in_its_limits_whatever_a_server_says()
    {
        Random random = Seed.Random(output);
        RateLimitState state = new();
        string[] texts = ["0", "-1", "1e308", "NaN", "Infinity", "", "1e-300", "1.0000001", "1000", "30"];
        TimeSpan now = TimeSpan.Zero;
        for (int i = 0; i < 10_000; i++)
        {
            now += TimeSpan.FromSeconds(random.NextDouble() * 20);
            state.Observe(texts[random.Next(texts.Length)], texts[random.Next(texts.Length)], now);

            Assert.InRange(state.Rate, RateLimitState.MinRate, RateLimitState.MaxRate);
        }
    }

    [Fact]
    public void A_burst_goes_at_once_and_the_rest_at_the_rate()
    {
        TokenBucket bucket = new(burst: 3);

        double[] waits = [.. Enumerable.Range(0, 5).Select(_ => bucket.Take(rate: 0.5, TimeSpan.Zero).TotalSeconds)];

        Assert.Equal([0, 0, 0, 2, 4], waits);
        Assert.Equal(TimeSpan.Zero, bucket.Take(0.5, TimeSpan.FromSeconds(100)));
    }

    [Fact]
    public void A_rest_fills_no_more_than_the_burst()
    {
        TokenBucket bucket = new(burst: 2);
        bucket.Take(1, TimeSpan.Zero);

        double[] waits = [.. Enumerable.Range(0, 4).Select(_ => bucket.Take(1, TimeSpan.FromHours(1)).TotalSeconds)];

        Assert.Equal([0, 0, 1, 2], waits);
    }
}
