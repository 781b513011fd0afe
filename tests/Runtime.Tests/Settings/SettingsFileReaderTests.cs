using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>The INI form of settings files.</summary>
public sealed class SettingsFileReaderTests
{
    [Fact]
    public void Keys_of_the_default_section_are_read_as_configparser_reads_them()
    {
        SettingsFile file = Parse(
            "# a comment",
            "[other]",
            "entity = elsewhere",
            "[default]",
            "Entity = acme",
            "project: mnist",
            "base_url = https://host.test:8080/a=b",
            "; another comment",
            "run_notes = first line",
            "    second line",
            "",
            "  third line",
            "",
            "_disable_stats = true",
            "empty =",
            "rate = 5%%");

        Assert.Null(file.Finding);
        Assert.Equal(("acme", 5), file.Entries["entity"]);
        Assert.Equal(("mnist", 6), file.Entries["project"]);
        Assert.Equal("https://host.test:8080/a=b", file.Entries["base_url"].Text);
        Assert.Equal("first line\nsecond line\n\nthird line", file.Entries["run_notes"].Text);
        Assert.Equal("true", file.Entries["x_disable_stats"].Text);
        Assert.Equal("", file.Entries["empty"].Text);
        Assert.Equal("5%", file.Entries["rate"].Text);
        Assert.Equal(7, file.Entries.Count);
    }

    [Fact]
    public void The_upper_case_section_only_adds_to_the_other()
    {
        Assert.Empty(Parse("[DEFAULT]", "entity = acme").Entries);

        SettingsFile both = Parse("[DEFAULT]", "entity = acme", "project = a", "[default]", "project = b");

        Assert.Equal(("acme", "b"), (both.Entries["entity"].Text, both.Entries["project"].Text));
    }

    [Theory]
    [InlineData(1, "comes before the section header [default]", "entity = acme")]
    [InlineData(2, "is neither a section header nor of the form 'key = value'", "[default]", "entity")]
    [InlineData(3, "gives 'entity' a second time", "[default]", "entity = a", "Entity = b")]
    [InlineData(2, "begins a section that the file has already", "[default]", "[default]")]
    [InlineData(1, "is no section header of the form [default]", "[default")]
    [InlineData(2, "has a '%' that is not written '%%'", "[default]", "entity = 100%")]
    [InlineData(2, "is neither a section header nor of the form 'key = value'", "[default]", "= value")]
    public void A_mistake_makes_the_file_unusable_and_is_found_with_its_line(int line, string mistake, params string[] lines)
    {
        SettingsFile file = Parse(lines);

        Assert.Empty(file.Entries);
        Assert.Equal($"Line {line} of the settings file /x/settings {mistake}; the file is left out, and defaults are used.", file.Finding?.Message);
    }

    [Fact]
    public void A_missing_file_is_empty_and_one_that_cannot_be_read_is_found()
    {
        using TemporaryDirectory directory = new();
        Directory.CreateDirectory(directory.File("settings"));

        Assert.Null(SettingsFileReader.Read(directory.File("none")).Finding);
        Assert.Null(SettingsFileReader.Read(directory.File("none/settings")).Finding);
        Assert.Contains(directory.File("settings"), SettingsFileReader.Read(directory.File("settings")).Finding?.Message, StringComparison.Ordinal);
    }

    private static SettingsFile Parse(params string[] lines) => SettingsFileReader.Parse("/x/settings", lines);
}
