using System.Text;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Console lines as servers take them (docs/wire/online.md §3.5).</summary>
public sealed class ConsoleLineFormatTests
{
    private static readonly DateTimeOffset Time = new(2026, 8, 22, 0, 26, 40, 250, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(false, false, null, "2026-08-21T22:26:40.250000 ü \"a\"")]
    [InlineData(false, true, null, "ERROR 2026-08-21T22:26:40.250000 ü \"a\"")]
    [InlineData(false, true, "node-1", "ERROR 2026-08-21T22:26:40.250000 [node-1] ü \"a\"")]
    [InlineData(true, false, null, """{"ts":"2026-08-21T22:26:40.250000","content":"ü \"a\""}""")]
    [InlineData(true, true, "node-1", """{"level":"error","ts":"2026-08-21T22:26:40.250000","label":"node-1","content":"ü \"a\""}""")]
    public void A_line_has_the_form_that_the_server_announced(bool structured, bool isError, string? label, string expected)
    {
        OutputLine line = new(0, isError, Time);
        line.Set("ü \"a\"");

        Assert.Equal(expected, Encoding.UTF8.GetString(new ConsoleLineFormat(structured, label).Format(line)));
    }
}
