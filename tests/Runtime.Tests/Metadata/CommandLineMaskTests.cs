using Instrument.Metadata;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>Which parts of a command line are never told.</summary>
public sealed class CommandLineMaskTests
{
    private const string Key = "0123456789abcdef0123456789ABCDEF01234567";

    [Theory]
    [InlineData("--api-key=hunter2", "--api-key=***")]
    [InlineData("--apiKey=hunter2", "--apiKey=***")]
    [InlineData("--API_KEY=hunter2", "--API_KEY=***")]
    [InlineData("/password:hunter2", "/password:***")]
    [InlineData("Wandb:ApiKey=hunter2", "Wandb:ApiKey=***")]
    [InlineData("DB_PASSWORD=hunter2", "DB_PASSWORD=***")]
    [InlineData("ConnectionStrings:Default=Server=db;User Id=sa;Pwd=hunter2", "ConnectionStrings:***")]
    [InlineData("--db=Server=db;User Id=sa;Password=hunter2", "--db=Server=db;User Id=sa;Password=***")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2==", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=***")]
    [InlineData("Authorization: Custom hunter2", "Authorization:***")]
    [InlineData("X-Api-Key: hunter2", "X-Api-Key:***")]
    [InlineData("{\"lr\": 3, \"password\": \"hunter2\"}", "{\"lr\": 3, \"password\":***")]
    [InlineData("https://x.test/data?sig=hunter2", "https://x.test/data?sig=***")]
    public void The_value_after_the_name_of_a_secret_is_masked(string argument, string expected) => Assert.Equal([expected], CommandLineMask.Apply([argument]));

    [Theory]
    [InlineData("--key=" + Key, "--key=***")]
    [InlineData(Key, "***")]
    [InlineData("--note=x" + Key, "--note=x" + Key)]
    [InlineData("--x=local-" + Key, "--x=***")]
    [InlineData("--x=wandb_v1_Ab3xyz_9876", "--x=***")]
    [InlineData("--header=Bearer abcDEF123456", "--header=Bearer ***")]
    [InlineData("bearer  abcDEF123456", "bearer ***")]
    [InlineData("--url=https://ann:hunter2@host.test/x", "--url=https://***@host.test/x")]
    [InlineData("postgres://ann:p@ss@host.test/db", "postgres://***@host.test/db")]
    [InlineData("--x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "--x=***")]
    [InlineData("--x=ghp_abcdefghijklmnopqrstuvwxyz0123456789", "--x=***")]
    [InlineData("--x=hf_abcdefghijklmnopqrstuvwxyz", "--x=***")]
    [InlineData("--x=sk-proj-abcdefghijklmnop", "--x=***")]
    [InlineData("--x=AKIAABCDEFGHIJKLMNOP", "--x=***")]
    public void What_looks_like_a_secret_is_masked_whatever_its_name(string argument, string expected) => Assert.Equal([expected], CommandLineMask.Apply([argument]));

    [Fact]
    public void The_argument_after_the_name_of_a_secret_is_masked() =>
        Assert.Equal(
            ["--token", "***", "--lr", "0.1", "-password", "***", "--use-auth", "--epochs", "3"],
            CommandLineMask.Apply(["--token", "hunter2", "--lr", "0.1", "-password", "-hunter2", "--use-auth", "--epochs", "3"]));

    [Theory]
    [InlineData("--max-tokens=4096")]
    [InlineData("--tokenizer=gpt2")]
    [InlineData("--token-limit=5")]
    [InlineData("--sort-key=loss")]
    [InlineData("--keyword=cat")]
    [InlineData("--data=C:\\runs\\x")]
    [InlineData("--out=/data/set:1")]
    [InlineData("--url=https://host.test/x?page=2")]
    [InlineData("--lr=0.1")]
    [InlineData("--")]
    [InlineData("")]
    public void Everything_else_stays_as_it_is(string argument) => Assert.Equal([argument], CommandLineMask.Apply([argument]));

    [Fact]
    public void A_whole_document_as_an_argument_takes_no_long_time()
    {
        string document = string.Concat(Enumerable.Repeat("a=b:c=d:", 100_000));

        Assert.Equal([document], CommandLineMask.Apply([document]));
    }

    [Theory]
    [InlineData("https://ann:hunter2@host.test/acme/proj.git", "https://host.test/acme/proj.git")]
    [InlineData("https://ghp_abcdefghijklmnopqrstuvwxyz@host.test/acme/proj.git", "https://host.test/acme/proj.git")]
    [InlineData("https://host.test/acme/proj.git?private_token=hunter2", "https://host.test/acme/proj.git")]
    [InlineData("ssh://git:hunter2@host.test:22/acme/proj.git", "ssh://git@host.test:22/acme/proj.git")]
    [InlineData("git@host.test:acme/proj.git", "git@host.test:acme/proj.git")]
    [InlineData("/srv/git/proj.git", "/srv/git/proj.git")]
    [InlineData("https://ann:p@ss@host.test", "https://host.test")]
    [InlineData("", "")]
    public void The_address_of_a_remote_has_no_credentials(string address, string expected) => Assert.Equal(expected, RemoteAddress.Clean(address));
}
