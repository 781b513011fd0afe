using Instrument.Http;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Which redirects are followed.</summary>
public sealed class RedirectPolicyTests
{
    private static readonly Uri From = new("https://a.test/x/graphql");

    [Theory]
    [InlineData(307, "https://b.test/graphql", "https://b.test/graphql")]
    [InlineData(308, "https://b.test/graphql", "https://b.test/graphql")]
    [InlineData(307, "/y", "https://a.test/y")]
    [InlineData(301, "https://b.test/", null)]
    [InlineData(302, "https://b.test/", null)]
    [InlineData(303, "https://b.test/", null)]
    [InlineData(200, "https://b.test/", null)]
    [InlineData(307, "http://a.test/graphql", null)]
    [InlineData(307, "file:///etc/passwd", null)]
    [InlineData(307, null, null)]
    public void A_redirect_is_followed_if_it_keeps_the_request_and_the_encryption(int status, string? location, string? expected)
    {
        Uri? next = RedirectPolicy.Next(status, From, location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute), followed: 0);

        Assert.Equal(expected, next?.AbsoluteUri);
    }

    [Fact]
    public void Ten_redirects_are_enough()
    {
        Assert.NotNull(RedirectPolicy.Next(307, From, From, followed: 9));
        Assert.Null(RedirectPolicy.Next(307, From, From, followed: 10));
    }
}
