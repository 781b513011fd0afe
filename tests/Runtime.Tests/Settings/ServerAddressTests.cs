using Instrument.Http;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>Base URLs and what follows from them.</summary>
public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("https://api.wandb.ai", "https://wandb.ai", "api.wandb.ai")]
    [InlineData("https://api.wandb.ai/", "https://wandb.ai", "api.wandb.ai")]
    [InlineData("https://api.wandb.test", "https://app.wandb.test", "api.wandb.test")]
    [InlineData("https://api.example.com", "https://app.example.com", "api.example.com")]
    [InlineData("http://localhost:8080", "http://localhost:8080", "localhost:8080")]
    [InlineData("https://acme.wandb.io", "https://acme.wandb.io", "acme.wandb.io")]
    [InlineData("https://host.test/wandb/", "https://host.test/wandb", "host.test")]
    [InlineData("https://host.test:443", "https://host.test", "host.test")]
    public void The_pages_and_the_machine_follow_from_the_base_URL(string url, string pages, string machine)
    {
        Assert.Null(ServerAddress.BrokenRule(url));

        ServerAddress address = ServerAddress.Create(new Uri(url), null);

        Assert.Equal((pages, machine), (address.AppUrl, address.NetrcMachine));
    }

    [Fact]
    public void A_path_is_kept_and_names_are_escaped()
    {
        ServerAddress address = ServerAddress.Create(new Uri("https://host.test/wandb"), null);
        RunPath run = new("my team", "a+b", "x=y");

        Assert.Equal("https://host.test/wandb/graphql", address.GraphQl.AbsoluteUri);
        Assert.Equal("https://host.test/wandb/oidc/token", address.TokenExchange.AbsoluteUri);
        Assert.Equal("https://host.test/wandb/files/my%20team/a%2Bb/x%3Dy/file_stream", address.FileStream(run).AbsoluteUri);
        Assert.Equal("https://host.test/wandb/my%20team/a%2Bb/runs/x%3Dy", address.RunLink(run));
        Assert.Equal("https://wandb.ai/acme/mnist/runs/x4p1b2q9", ServerAddress.Default.RunLink(new RunPath("acme", "mnist", "x4p1b2q9")));
    }

    [Fact]
    public void The_pages_can_be_elsewhere() =>
        Assert.Equal("https://ui.test", ServerAddress.Create(new Uri("https://host.test"), "https://ui.test/").AppUrl);

    [Theory]
    [InlineData("api.wandb.ai", "it is no URL")]
    [InlineData("ftp://host", "it is no URL")]
    [InlineData("", "it is no URL")]
    [InlineData("https://", "it is no URL")]
    [InlineData("https://wandb.ai", "it is the address of W&B's web pages; the server is https://api.wandb.ai")]
    [InlineData("https://www.wandb.ai/", "it is the address of W&B's web pages")]
    [InlineData("http://api.wandb.ai", "http is not secure")]
    [InlineData("https://jo:secret@host.test", "it has a user name or password")]
    [InlineData("https://host.test/?a=b", "it has a query or fragment")]
    public void A_base_URL_that_cannot_be_right_is_refused(string url, string rule) =>
        Assert.StartsWith(rule, ServerAddress.BrokenRule(url), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://host.test/wandb/graphql", true)]
    [InlineData("https://host.test/wandb", true)]
    [InlineData("https://HOST.test:443/wandb/x", true)]
    [InlineData("http://host.test/wandb/graphql", false)]
    [InlineData("https://host.test:444/wandb/graphql", false)]
    [InlineData("https://host.test.evil.test/wandb/graphql", false)]
    [InlineData("https://host.test/graphql", false)]
    [InlineData("https://host.test/wandbx/graphql", false)]
    [InlineData("https://host.test/wandb/../storage", false)]
    [InlineData("https://host.test@evil.test/wandb/x", false)]
    public void Credentials_go_to_addresses_below_the_base_URL_only(string target, bool expected) =>
        Assert.Equal(expected, ServerAddress.Create(new Uri("https://host.test/wandb"), null).Covers(new Uri(target)));
}
