using Instrument.Metering;

namespace Instrument.Runtime.Tests.Metering;

/// <summary>The names that instruments get.</summary>
public sealed class MeterKeyTests
{
    [Theory]
    [InlineData("", "Microsoft.AspNetCore.Hosting", "http.server.request.duration", "Microsoft_AspNetCore_Hosting/http_server_request_duration")]
    [InlineData("app", "Worker", "queue-length", "app/Worker/queue_length")]
    [InlineData("", "", "x", "meter/x")]
    [InlineData("", "_private", "x", "private/x")]
    [InlineData("", "system", "cpu", "meter_system/cpu")]
    [InlineData("", "Größe", "für", "Größe/für")]
    public void Meter_and_instrument_make_the_key(string prefix, string meter, string instrument, string key)
    {
        Assert.Equal(key, MeterKey.Of(prefix, meter, instrument, []));
        Assert.Equal(MetricKeyViolation.None, MetricKeyGrammar.Check(key));
    }

    [Fact]
    public void Tags_follow_in_the_order_of_their_names()
    {
        KeyValuePair<string, object?>[] tags = [new("z", 1.5), new("a.b", "x/y\n"), new("m", null), new("empty", "")];

        Assert.Equal("M/i/a_b_x_y_/empty_none/m_none/z_1_5", MeterKey.Of("", "M", "i", tags));
    }

    [Fact]
    public void A_key_that_is_too_long_is_cut_and_stays_unlike_others()
    {
        string first = MeterKey.Of("", "M", new string('i', 600), []);
        string second = MeterKey.Of("", "M", new string('i', 601), []);

        Assert.NotEqual(first, second);
        Assert.Equal(MetricKeyViolation.None, MetricKeyGrammar.Check(second + "/distribution"));
    }
}
