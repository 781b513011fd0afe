using System.Net;
using System.Net.Http.Headers;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Routes;

/// <summary>Access tokens for identity tokens.</summary>
public sealed class TokenRouteTests() : ServerTest(new FakeWandbOptions { IdentityTokens = ["aa.bb.cc"], Time = Clock, AccessTokenLifetime = TimeSpan.FromMinutes(30) })
{
    private static readonly SteppedTime Clock = new();

    [Fact]
    public async Task An_identity_token_gives_access_until_the_access_token_expires()
    {
        TestAnswer answer = await ExchangeAsync("aa.bb.cc");
        string token = answer.MustSucceed().Json["access_token"]!.GetValue<string>();
        Assert.Equal(1800, answer.Json["expires_in"]!.GetValue<int>());
        Client.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await Client.GraphQLAsync(Documents.Viewer)).MustSucceed();

        Clock.Now += TimeSpan.FromMinutes(30);
        TestAnswer late = await Client.GraphQLAsync(Documents.Viewer);

        Assert.Equal(HttpStatusCode.Unauthorized, late.Status);
        Assert.Empty(Server.Violations);
        Assert.All(Server.Requests, request => Assert.DoesNotContain(token, string.Join(' ', request.Headers.Values), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_identity_token_is_refused_without_blame()
    {
        TestAnswer answer = await ExchangeAsync("dd.ee.ff");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Credentials_have_no_place_in_the_exchange()
    {
        await Client.PostAsync("/oidc/token", Form("aa.bb.cc"));

        AssertViolation(ViolationKind.Credentials, "/oidc/token");
    }

    [Fact]
    public async Task The_form_must_be_that_of_the_grant()
    {
        Client.Authorization = null;

        await Client.PostAsync("/oidc/token", new FormUrlEncodedContent([new("grant_type", "password"), new("assertion", "aa.bb.cc")]));

        AssertViolation(ViolationKind.Body, "the grant type of JWTs");
    }

    private Task<TestAnswer> ExchangeAsync(string token)
    {
        Client.Authorization = null;
        return Client.PostAsync("/oidc/token", Form(token));
    }

    // The grant type goes out unescaped: docs/wire/online.md §1.6.
    private static HttpContent Form(string token) => TestClient.Body(
        System.Text.Encoding.UTF8.GetBytes($"grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion={token}"), "application/x-www-form-urlencoded");
}
