using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>Code before environment before settings files before netrc.</summary>
public sealed class ServerSettingsResolverTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly TemporaryDirectory _current = new();
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose()
    {
        _home.Dispose();
        _current.Dispose();
    }

    [Fact]
    public void Without_anything_there_are_the_documented_defaults_and_no_key()
    {
        ServerSettings settings = Resolve();

        Assert.Equal("https://api.wandb.ai", settings.Address.Text);
        Assert.False(settings.HasCredentials);
        Assert.Equal(new RetrySettings { MaxRetries = 20, AttemptTimeout = TimeSpan.FromSeconds(30) }, settings.GraphQl);
        Assert.Equal(new RetrySettings { MaxRetries = null, AttemptTimeout = TimeSpan.FromSeconds(180) }, settings.FileStream);
        Assert.Equal(new RetrySettings { MaxRetries = 20, AttemptTimeout = null }, settings.FileTransfer);
        Assert.Equal(TimeSpan.FromSeconds(2), settings.GraphQl.FirstWait);
        Assert.Equal(TimeSpan.FromSeconds(60), settings.GraphQl.LongestWait);
        Assert.Equal(TimeSpan.FromSeconds(90), settings.InitTimeout);
        Assert.Null(settings.FinishTimeout);
        Assert.Equal(TimeSpan.FromSeconds(15), settings.TransmitInterval);
        Assert.Equal((10_485_760, 10_383_360), (settings.MaxRequestBytes, settings.MaxLineBytes));
        Assert.False(settings.FileStreamGzip);
        Assert.True(settings.ServerSideExpandGlobs);
        Assert.Equal(Path.Combine(_home.Path, ".config", "wandb", "credentials.json"), settings.CredentialsFile);
        Assert.Empty(settings.Findings);
    }

    [Fact]
    public void The_key_comes_from_code_then_environment_then_files_then_netrc()
    {
        Write(_home, ".netrc", $"machine api.wandb.ai password {Key('n')}\n");
        Assert.Equal((Key('n'), _home.File(".netrc")), Found());

        Write(_home, ".config/wandb/settings", $"[default]\napi_key = {Key('g')}\n");
        Assert.Equal(Key('g'), Found().Key);

        Write(_current, "wandb/settings", $"[default]\napi_key = {Key('w')}\n");
        Assert.Equal((Key('w'), $"'api_key' in line 2 of {_current.File("wandb/settings")}"), Found());

        _environment["WANDB_API_KEY"] = Key('e');
        Assert.Equal((Key('e'), "The environment variable WANDB_API_KEY"), Found());

        Assert.Equal((Key('c'), "RunOptions.ApiKey"), Found(new RunOptions { ApiKey = Key('c') }));
    }

    [Fact]
    public void An_empty_variable_is_none()
    {
        Write(_home, ".netrc", $"machine api.wandb.ai password {Key('n')}\n");
        _environment["WANDB_API_KEY"] = "";
        _environment["WANDB_BASE_URL"] = "";

        Assert.Equal(Key('n'), Found().Key);
    }

    [Fact]
    public void A_bad_key_is_an_error_that_does_not_show_it()
    {
        ArgumentException code = Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { ApiKey = "bad-key" }));
        _environment["WANDB_API_KEY"] = "bad-key";
        WandbException variable = Assert.Throws<WandbException>(() => Resolve());

        Assert.All([code.Message, variable.Message], message => Assert.DoesNotContain("bad-key", message, StringComparison.Ordinal));
        Assert.Contains("RunOptions.ApiKey", code.Message, StringComparison.Ordinal);
        Assert.Contains("WANDB_API_KEY", variable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_key_in_a_file_is_found_and_left_out()
    {
        Write(_current, "wandb/settings", "[default]\napi_key = bad-key\n");

        ServerSettings settings = Resolve();

        Assert.Null(settings.ApiKey);
        string message = Assert.Single(settings.Findings).Message;
        Assert.StartsWith($"'api_key' in line 2 of {_current.File("wandb/settings")} cannot be used: it needs 40 characters", message, StringComparison.Ordinal);
        Assert.DoesNotContain("bad-key", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_comes_from_code_then_environment_then_files()
    {
        Write(_home, ".config/wandb/settings", "[default]\nbase_url = https://g.test\n");
        Assert.Equal("https://g.test", Resolve().Address.Text);
        Write(_current, ".wandb/settings", "[default]\nbase_url = https://w.test/\n");
        Assert.Equal("https://w.test", Resolve().Address.Text);
        _environment["WANDB_BASE_URL"] = "https://e.test";
        _environment["WANDB_APP_URL"] = "https://ui.test";
        Assert.Equal(("https://e.test", "https://ui.test"), (Resolve().Address.Text, Resolve().Address.AppUrl));
        Assert.Equal("https://c.test/x", Resolve(new RunOptions { BaseUrl = new Uri("https://c.test/x/") }).Address.Text);
    }

    [Fact]
    public void The_key_of_netrc_is_that_of_the_server()
    {
        Write(_home, ".netrc", $"machine localhost:8080 password {Key('a')}\nmachine api.wandb.ai password {Key('b')}\n");

        Assert.Equal(Key('a'), Found(new RunOptions { BaseUrl = new Uri("http://localhost:8080") }).Key);
    }

    [Fact]
    public void A_bad_server_is_an_error_where_it_was_written_without_a_password()
    {
        Assert.Contains(
            "web pages", Assert.Throws<ArgumentException>(() => Resolve(new RunOptions { BaseUrl = new Uri("https://wandb.ai") })).Message,
            StringComparison.Ordinal);
        _environment["WANDB_BASE_URL"] = "https://jo:secret@host.test";
        WandbException error = Assert.Throws<WandbException>(() => Resolve());

        Assert.Contains("WANDB_BASE_URL is 'https://***@host.test'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WANDB_X_GRAPHQL_RETRY_MAX")]
    [InlineData("WANDB__GRAPHQL_RETRY_MAX")]
    public void Variables_with_a_double_underscore_are_the_same(string variable)
    {
        _environment[variable] = "7";

        Assert.Equal(7, Resolve().GraphQl.MaxRetries);
    }

    [Fact]
    public void Times_and_numbers_are_real_durations()
    {
        _environment["WANDB_HTTP_TIMEOUT"] = "0.5";
        _environment["WANDB_X_GRAPHQL_RETRY_WAIT_MIN_SECONDS"] = "1.5";
        _environment["WANDB_X_GRAPHQL_RETRY_WAIT_MAX_SECONDS"] = "1";
        _environment["WANDB_X_FILE_STREAM_RETRY_MAX"] = "3";
        _environment["WANDB_X_FILE_STREAM_TIMEOUT_SECONDS"] = "10";
        _environment["WANDB_FILE_PUSHER_TIMEOUT"] = "12";
        _environment["WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL"] = "2.5";
        _environment["WANDB_INIT_TIMEOUT"] = "0";
        _environment["WANDB_FINISH_TIMEOUT"] = "1e12";
        _environment["WANDB_X_FILE_STREAM_NO_GZIP"] = "off";

        ServerSettings settings = Resolve();

        Assert.Equal(TimeSpan.FromSeconds(0.5), settings.GraphQl.AttemptTimeout);
        Assert.Equal((1.5, 1.5), (settings.GraphQl.FirstWait.TotalSeconds, settings.GraphQl.LongestWait.TotalSeconds));
        Assert.Equal((3, TimeSpan.FromSeconds(10)), (settings.FileStream.MaxRetries, settings.FileStream.AttemptTimeout));
        Assert.Equal(TimeSpan.FromSeconds(12), settings.FileTransfer.AttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2.5), settings.TransmitInterval);
        Assert.Null(settings.InitTimeout);
        Assert.Equal(TimeSpan.FromDays(40), settings.FinishTimeout);
        Assert.True(settings.FileStreamGzip);
    }

    [Theory]
    [InlineData("WANDB_HTTP_TIMEOUT", "0", null)]
    [InlineData("WANDB_HTTP_TIMEOUT", "-3", null)]
    [InlineData("WANDB_HTTP_TIMEOUT", "soon", "it is no number of seconds")]
    [InlineData("WANDB_HTTP_TIMEOUT", "NaN", "it is no number of seconds")]
    [InlineData("WANDB_X_GRAPHQL_RETRY_MAX", "0", null)]
    [InlineData("WANDB_X_GRAPHQL_RETRY_MAX", "2.5", "it is no whole number")]
    [InlineData("WANDB_X_FILE_STREAM_NO_GZIP", "maybe", "it is no flag")]
    public void Numbers_that_are_not_above_zero_mean_the_default_and_others_are_errors(string variable, string value, string? rule)
    {
        _environment[variable] = value;

        if (rule is null)
            Assert.Equal(new ServerSettings().GraphQl, Resolve().GraphQl);
        else
            Assert.Contains($"{variable} is '{value}': {rule}", Assert.Throws<WandbException>(() => Resolve()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_value_in_a_file_is_found_and_its_default_is_used()
    {
        Write(_current, "wandb/settings", "[default]\nx_file_stream_transmit_interval = soon\nusername = jo\n");

        ServerSettings settings = Resolve();

        Assert.Equal((TimeSpan.FromSeconds(15), "jo"), (settings.TransmitInterval, settings.Username));
        Assert.Equal(
            $"'x_file_stream_transmit_interval' in line 2 of {_current.File("wandb/settings")} is 'soon': it is no number of seconds; it is left out.",
            Assert.Single(settings.Findings).Message);
    }

    [Fact]
    public void A_malformed_file_is_found_and_the_other_still_counts()
    {
        Write(_current, "wandb/settings", "base_url = https://w.test\n");
        Write(_home, ".config/wandb/settings", "[default]\nbase_url = https://g.test\n");

        ServerSettings settings = Resolve();

        Assert.Equal("https://g.test", settings.Address.Text);
        Assert.StartsWith($"Line 1 of the settings file {_current.File("wandb/settings")}", Assert.Single(settings.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_file_and_netrc_can_be_elsewhere()
    {
        Write(_home, "other/settings", "[default]\nemail = jo@host.test\n");
        Write(_home, "other/netrc", $"default password {Key('d')}\n");
        _environment["WANDB_CONFIG_DIR"] = "~/other";
        _environment["NETRC"] = _home.File("other/netrc");

        ServerSettings settings = Resolve();

        Assert.Equal(("jo@host.test", Key('d')), (settings.Email, settings.ApiKey?.Reveal()));
    }

    [Fact]
    public void Proxies_and_extra_headers_are_read_and_mistakes_in_them_keep_their_secrets()
    {
        _environment["WANDB_HTTPS_PROXY"] = "http://jo:secret@proxy.test:3128";
        _environment["WANDB_X_EXTRA_HTTP_HEADERS"] = """{"X-Team":"a","Proxy-Authorization":"Basic am86c2VjcmV0"}""";
        ServerSettings settings = Resolve();
        Assert.Equal("proxy.test", settings.HttpsProxy?.Host);
        Assert.Null(settings.HttpProxy);
        Assert.Equal("a", settings.ExtraHeaders["X-Team"]);
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);

        foreach (string bad in new[] { """{"X":1}""", "secret", """{"X Y":"secret"}""", """{"X":"secret\n"}""", """{"Proxy-Authorization":"Bearer secret"}""" })
        {
            _environment["WANDB_X_EXTRA_HTTP_HEADERS"] = bad;
            Assert.DoesNotContain("secret", Assert.Throws<WandbException>(() => Resolve()).Message, StringComparison.Ordinal);
        }
        _environment.Remove("WANDB_X_EXTRA_HTTP_HEADERS");
        _environment["WANDB_HTTPS_PROXY"] = "secret";
        Assert.DoesNotContain("secret", Assert.Throws<WandbException>(() => Resolve()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_are_checked_even_if_somebody_asks_not_to()
    {
        _environment["WANDB_INSECURE_DISABLE_SSL"] = "true";

        Assert.Contains("certificates are always checked", Assert.Single(Resolve().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_token_takes_the_place_of_a_key_and_excludes_one_of_the_environment()
    {
        Write(_home, "token", "jwt");
        Write(_home, ".netrc", $"machine api.wandb.ai password {Key('n')}\n");
        _environment["WANDB_IDENTITY_TOKEN_FILE"] = _home.File("token");
        _environment["WANDB_CREDENTIALS_FILE"] = "~/kept.json";

        ServerSettings settings = Resolve();
        Assert.Equal((_home.File("token"), _home.File("kept.json"), null), (settings.IdentityTokenFile, settings.CredentialsFile, settings.ApiKey));
        Assert.True(settings.HasCredentials);
        Assert.Equal(Key('c'), Found(new RunOptions { ApiKey = Key('c') }).Key);

        _environment["WANDB_API_KEY"] = Key('e');
        Assert.Contains("remove one of them", Assert.Throws<WandbException>(() => Resolve()).Message, StringComparison.Ordinal);

        _environment.Remove("WANDB_API_KEY");
        _environment["WANDB_IDENTITY_TOKEN_FILE"] = _home.File("none");
        Assert.Contains(_home.File("none"), Assert.Throws<WandbException>(() => Resolve()).Message, StringComparison.Ordinal);
    }

    private static string Key(char letter) => new(letter, 40);

    private static void Write(TemporaryDirectory directory, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(directory.File(name))!);
        File.WriteAllText(directory.File(name), text);
    }

    private (string? Key, string? Source) Found(RunOptions? options = null)
    {
        ServerSettings settings = Resolve(options);
        Assert.Empty(settings.Findings);
        return (settings.ApiKey?.Reveal(), settings.ApiKeySource);
    }

    private ServerSettings Resolve(RunOptions? options = null) =>
        new ServerSettingsResolver(_environment.GetValueOrDefault, _current.Path, _home.Path).Resolve(options ?? new RunOptions());
}
