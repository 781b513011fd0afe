using System.Xml.Linq;

namespace Instrument.Package.Tests.Packing;

/// <summary>The package Instrument.Testing: what it holds and what it says of itself.</summary>
[Collection(PackedOnce.Name)]
public class TestingPackageTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        using PackageArchive archive = package.OpenTesting();

        Assert.Equal(
            ["Instrument.Testing.nuspec", "README.md", "icon.png", "lib/net10.0/Instrument.Testing.dll", "lib/net10.0/Instrument.Testing.xml"],
            archive.Files);
    }

    [Fact]
    public void The_symbol_package_holds_the_symbols_of_the_library()
    {
        using PackageArchive archive = package.OpenTestingSymbols();

        Assert.Equal(["Instrument.Testing.nuspec", "lib/net10.0/Instrument.Testing.pdb"], archive.Files);
    }

    [Theory]
    [InlineData("id", "Instrument.Testing")]
    [InlineData("authors", "The Instrument authors")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    [InlineData("projectUrl", "https://github.com/instrument-dotnet/instrument")]
    public void The_package_states(string element, string value)
    {
        using PackageArchive archive = package.OpenTesting();

        Assert.Equal(value, archive.ReadMetadata().Element(element)?.Value);
    }

    [Fact]
    public void The_package_needs_ASP_NET_Core_and_no_other_package()
    {
        using PackageArchive archive = package.OpenTesting();
        XElement metadata = archive.ReadMetadata();

        Assert.Empty(metadata.Descendants("dependency"));
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(metadata.Descendants("frameworkReference")).Attribute("name")?.Value);
        Assert.Equal("net10.0", Assert.Single(metadata.Element("frameworkReferences")!.Elements()).Attribute("targetFramework")?.Value);
    }

    [Fact]
    public void Description_and_tags_tell_what_is_found_and_by_which_words()
    {
        using PackageArchive archive = package.OpenTesting();
        XElement metadata = archive.ReadMetadata();

        Assert.Contains("Weights & Biases", metadata.Element("description")?.Value, StringComparison.Ordinal);
        Assert.Contains("wandb", metadata.Element("tags")?.Value.Split(' ') ?? []);
    }
}
