using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Settings;

public sealed class SettingsFileWriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("config/settings");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("", "https://a.test", "[default]\nbase_url = https://a.test\n")]
    [InlineData("[default]\nentity = e\n", "https://a.test", "[default]\nbase_url = https://a.test\nentity = e\n")]
    [InlineData("# mine\n[default]\nentity = e\nBASE_URL: https://old.test\n  continued\n\nproject = p", "https://a.test/100%", "# mine\n[default]\nentity = e\nbase_url = https://a.test/100%%\n\nproject = p\n")]
    [InlineData("[other]\nbase_url = x\n", "https://a.test", "[default]\nbase_url = https://a.test\n[other]\nbase_url = x\n")]
    [InlineData("[default]\nbase_url = https://old.test\nentity = e\n[other]\nbase_url = x\n", null, "[default]\nentity = e\n[other]\nbase_url = x\n")]
    [InlineData("[default]\nentity = e\n", null, "[default]\nentity = e\n")]
    public void One_setting_changes_and_nothing_else(string before, string? value, string after)
    {
        Directory.CreateDirectory(_directory.File("config"));
        File.WriteAllText(Path, before);

        new SettingsFileWriter(Path).Write("base_url", value);

        Assert.Equal(after, File.ReadAllText(Path));
        Assert.Equal(value, SettingsFileReader.Read(Path).Entries.GetValueOrDefault("base_url").Text);
    }

    [Fact]
    public void A_file_that_is_missing_is_made_for_its_owner_and_not_to_remove_something()
    {
        new SettingsFileWriter(Path).Write("base_url", null);
        Assert.False(File.Exists(Path));

        new SettingsFileWriter(Path).Write("base_url", "https://a.test");

        Assert.Equal("[default]\nbase_url = https://a.test\n", File.ReadAllText(Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_malformed_file_is_named_and_left_alone()
    {
        Directory.CreateDirectory(_directory.File("config"));
        File.WriteAllText(Path, "[default]\nnonsense\n");

        WandbException exception = Assert.Throws<WandbException>(() => new SettingsFileWriter(Path).Write("base_url", "https://a.test"));

        Assert.StartsWith($"Line 2 of the settings file {Path} ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("[default]\nnonsense\n", File.ReadAllText(Path));
    }
}
