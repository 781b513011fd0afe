using System.Text;
using Instrument.Runtime.Tests.Http;
using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>The key in a netrc file.</summary>
public sealed class NetrcTests : IDisposable
{
    private const string Key = TestApi.Key;
    private const string Other = "fedcba9876543210fedcba9876543210fedcba98";

    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File(".netrc");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData($"machine host login user password {Key}")]
    [InlineData($"machine host\n  login user\n  password {Key}\n")]
    [InlineData($"# comment\nmachine host # login x\n  password \"{Key}\"\n")]
    [InlineData($"machine other login a password b machine host account c password {Key}")]
    [InlineData($"macdef init\n machine host password {Other}\n\nmachine host password {Key}")]
    [InlineData($"machine host login user password {Other}\r\nmachine host login user password {Key}\r\n")]
    [InlineData($"default password {Key}")]
    [InlineData($"machine other password {Other}\ndefault login user password {Key}")]
    [InlineData($"machine host password {Key}\ndefault password {Other}")]
    [InlineData($"machine ho\\st password {Key}")]
    [InlineData($"machine host login \"a b\" password {Key}")]
    [InlineData($"\u00ef\u00bb\u00bfmachine host password {Key}")]
    public void The_key_of_a_machine_is_found(string text)
    {
        File.WriteAllText(Path, text, Encoding.Latin1);
        List<SettingFinding> findings = [];

        Assert.Equal(Key, Read("host", findings)?.Reveal());
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData($"machine other password {Key}")]
    [InlineData($"machine host.test password {Key}")]
    [InlineData($"#machine host password {Key}")]
    public void Another_machine_has_no_key_and_no_finding(string text)
    {
        File.WriteAllText(Path, text);
        List<SettingFinding> findings = [];

        Assert.Null(Read("host", findings));
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("machine host\nlogin user\npasword x", "line 3 has a word where 'login', 'account' or 'password' is expected")]
    [InlineData("machine", "line 1 ends the file behind 'machine'")]
    [InlineData("hello", "line 1 has 'hello' where 'machine' or 'default' is expected")]
    [InlineData("machine host login user", "has no password for host in the entry of line 1")]
    [InlineData("\nmachine host password \"\"", "has no password for host in the entry of line 2")]
    public void A_bad_file_is_found_and_gives_no_key(string text, string finding)
    {
        File.WriteAllText(Path, text);
        List<SettingFinding> findings = [];

        Assert.Null(Read("host", findings));
        string message = Assert.Single(findings).Message;
        Assert.Contains(finding, message, StringComparison.Ordinal);
        Assert.Contains(Path, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_nothing_to_talk_about()
    {
        List<SettingFinding> findings = [];

        Assert.Null(Read("host", findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_key_of_bad_form_is_a_finding_that_does_not_show_it()
    {
        File.WriteAllText(Path, "machine host password tooshort");

        List<SettingFinding> findings = [];

        Assert.Null(Read("host", findings));

        string message = Assert.Single(findings).Message;
        Assert.Contains("line 1 of " + Path, message, StringComparison.Ordinal);
        Assert.DoesNotContain("tooshort", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", $"machine host\n  login user\n  password {Key}\n")]
    [InlineData("machine a password b", $"machine a password b\nmachine host\n  login user\n  password {Key}\n")]
    [InlineData("machine a password b\r\n", $"machine a password b\r\nmachine host\n  login user\n  password {Key}\n")]
    [InlineData("machine a password \u00e9\n# end\n\n\n", $"machine a password \u00e9\n# end\n\n\nmachine host\n  login user\n  password {Key}\n")]
    [InlineData("machine a password b\ndefault password c\n", $"machine a password b\nmachine host\n  login user\n  password {Key}\ndefault password c\n")]
    [InlineData(
        $"machine a password b\n# about host\nmachine host login old password {Other} # why\n# about c\nmachine c password d\n",
        $"machine a password b\n# about host\nmachine host\n  login user\n  password {Key} # why\n# about c\nmachine c password d\n")]
    [InlineData(
        $"machine host password {Other}\nmachine a password b\nmachine host password {Other}\n",
        $"machine host\n  login user\n  password {Key}\nmachine a password b\n\n")]
    [InlineData("machine a password b\nmacdef init\n cd x", $"machine a password b\nmacdef init\n cd x\n\nmachine host\n  login user\n  password {Key}\n")]
    public void A_login_changes_its_own_machine_and_not_a_byte_of_others(string before, string after)
    {
        File.WriteAllText(Path, before, Encoding.Latin1);

        new NetrcFile(Path).Write("host", TestApi.KeyOf(Key));

        Assert.Equal(after, File.ReadAllText(Path, Encoding.Latin1));
        Assert.Equal(Key, Read("host", [])?.Reveal());
        Assert.Single(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_new_file_is_for_its_owner_only()
    {
        new NetrcFile(Path).Write("localhost:8080", TestApi.KeyOf(Key));

        Assert.Equal($"machine localhost:8080\n  login user\n  password {Key}\n", File.ReadAllText(Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_file_that_others_can_read_is_closed_to_them()
    {
        File.WriteAllText(Path, "machine a password b\n");

        new NetrcFile(Path).Write("host", TestApi.KeyOf(Key));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_symbolic_link_stays_one()
    {
        string target = _directory.File("dotfiles-netrc");
        File.WriteAllText(target, "machine a password b\n");
        File.CreateSymbolicLink(Path, target);

        new NetrcFile(Path).Write("host", TestApi.KeyOf(Key));

        Assert.Equal(target, new FileInfo(Path).LinkTarget);
        Assert.StartsWith("machine a password b\nmachine host\n", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbolic_link_to_nothing_gets_its_target()
    {
        File.CreateSymbolicLink(Path, "dotfiles-netrc");

        new NetrcFile(Path).Write("host", TestApi.KeyOf(Key));

        Assert.Equal("dotfiles-netrc", new FileInfo(Path).LinkTarget);
        Assert.Equal(Key, new NetrcFile(_directory.File("dotfiles-netrc")).Read("host", [])?.Reveal());
    }

    [Fact]
    public void A_file_that_is_no_netrc_is_left_alone()
    {
        File.WriteAllText(Path, "what is this?");

        WandbException error = Assert.Throws<WandbException>(() => new NetrcFile(Path).Write("host", TestApi.KeyOf(Key)));

        Assert.Equal("what is this?", File.ReadAllText(Path));
        Assert.DoesNotContain(Key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(Path);

        WandbException error = Assert.Throws<WandbException>(() => new NetrcFile(Path).Write("host", TestApi.KeyOf(Key)));

        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    private ApiKey? Read(string machine, List<SettingFinding> findings) => new NetrcFile(Path).Read(machine, findings);
}
