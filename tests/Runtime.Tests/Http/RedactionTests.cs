using Instrument.Http;

namespace Instrument.Runtime.Tests.Http;

/// <summary>What is taken out of texts.</summary>
public sealed class RedactionTests
{
    [Theory]
    [InlineData("no URL at all", "no URL at all")]
    [InlineData("see https://a.test/x/y.", "see https://a.test/x/y.")]
    [InlineData("PUT https://s.test/a?sig=abc&x=1 failed", "PUT https://s.test/a?*** failed")]
    [InlineData("\"https://s.test/a?sig=abc\", 'https://s.test/b?sig=d'", "\"https://s.test/a?***\", 'https://s.test/b?***'")]
    [InlineData("proxy http://jo:secret@proxy:3128 refused", "proxy http://***@proxy:3128 refused")]
    [InlineData("https://jo:p?w@host/a?b=c", "https://jo:p?***")]
    [InlineData("is it? yes", "is it? yes")]
    public void Queries_names_and_passwords_of_URLs_are_taken_out(string text, string expected) => Assert.Equal(expected, Redaction.Text(text));
}
