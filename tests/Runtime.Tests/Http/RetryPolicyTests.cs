using Instrument.Http;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Which attempts are repeated, and when.</summary>
public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(1999, 12, 31, 23, 59, 0, TimeSpan.Zero);

    // Rows of docs/wire/online.md §2.3, §3.10 and §4.2; a letter for each table that repeats: g GraphQL, u UpsertBucket, p PUT and token.
    [Theory]
    [InlineData(0, "gup")]
    [InlineData(100, "")]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(300, "")]
    [InlineData(307, "")]
    [InlineData(399, "")]
    [InlineData(400, "")]
    [InlineData(401, "")]
    [InlineData(402, "gu")]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(408, "gu")]
    [InlineData(409, "u")]
    [InlineData(410, "")]
    [InlineData(412, "gu")]
    [InlineData(413, "")]
    [InlineData(418, "gu")]
    [InlineData(422, "")]
    [InlineData(425, "gu")]
    [InlineData(429, "gup")]
    [InlineData(499, "gu")]
    [InlineData(500, "gup")]
    [InlineData(501, "")]
    [InlineData(502, "gup")]
    [InlineData(503, "gup")]
    [InlineData(504, "gup")]
    [InlineData(599, "gup")]
    [InlineData(600, "gup")]
    public void A_status_is_repeated_by_the_table_of_its_kind_of_request(int status, string tables)
    {
        Assert.Equal(tables.Contains('g'), RetryPolicy.IsRetried(RetryTable.MostFailures, status));
        Assert.Equal(tables.Contains('u'), RetryPolicy.IsRetried(RetryTable.MostFailuresAndConflict, status));
        Assert.Equal(tables.Contains('p'), RetryPolicy.IsRetried(RetryTable.ServerFailures, status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_answer_is_repeated_unless_its_cause_stays(bool isFinal)
    {
        HttpAttempt attempt = new ApiFailure(ApiFailureKind.Network, null, "gone", isFinal);

        Assert.All(Enum.GetValues<RetryTable>(), table => Assert.Equal(!isFinal, RetryPolicy.IsRetried(table, attempt)));
    }

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(1, 0, 4)]
    [InlineData(2, 0, 8)]
    [InlineData(3, 0, 16)]
    [InlineData(4, 0, 32)]
    [InlineData(5, 0, 60)]
    [InlineData(6, 0, 60)]
    [InlineData(1_000_000, 0, 60)]
    [InlineData(0, 0.5, 2.25)]
    [InlineData(4, 0.5, 36)]
    [InlineData(5, 0.99, 60)]
    public void Waits_double_up_to_the_longest_with_a_quarter_at_random(int retry, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.Wait(Answer(), retry, new RetrySettings(), Now, random));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("0.5", 0.5)]
    [InlineData(" 7 ", 7)]
    [InlineData("100", 100)]
    [InlineData("3600", 3600)]
    [InlineData("3601", 3600)]
    [InlineData("999999999999999999999", 3600)]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT", 59)]
    [InlineData("0.1", 0.1)]
    [InlineData("Sat, 01 Jan 2050 00:00:00 GMT", 3600)]
    public void A_server_sets_the_wait_in_seconds_or_as_a_date_to_an_hour_at_the_most(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.Wait(Answer(value), 0, new RetrySettings(), Now, 0));

    [Theory]
    [InlineData("soon")]
    // At once, or in the past: a loop without a pause.
    [InlineData("0")]
    [InlineData("0.05")]
    [InlineData("Fri, 31 Dec 1999 23:58:00 GMT")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e3")]
    [InlineData("5", "5")]
    public void Other_values_leave_the_wait_to_the_client(params string[] values) =>
        Assert.Equal(TimeSpan.FromSeconds(2), RetryPolicy.Wait(Answer(values), 0, new RetrySettings(), Now, 0));

    [Fact]
    public void A_missing_answer_waits_like_one_without_a_wish()
    {
        HttpAttempt attempt = new ApiFailure(ApiFailureKind.Network, null, "gone", IsFinal: false);

        Assert.Equal(TimeSpan.FromSeconds(8), RetryPolicy.Wait(attempt, 2, new RetrySettings(), Now, 0));
    }

    private static HttpAttempt Answer(params string[] retryAfter) => new HttpAnswer { Status = 503, RetryAfter = retryAfter };
}
