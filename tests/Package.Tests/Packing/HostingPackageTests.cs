using System.Xml.Linq;

namespace Instrument.Package.Tests.Packing;

/// <summary>The package Instrument.Hosting: what it holds and what it says of itself.</summary>
[Collection(PackedOnce.Name)]
public class HostingPackageTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        using PackageArchive archive = package.OpenHosting();

        Assert.Equal(
            ["Instrument.Hosting.nuspec", "README.md", "icon.png", "lib/net10.0/Instrument.Hosting.dll", "lib/net10.0/Instrument.Hosting.xml"],
            archive.Files);
    }

    [Fact]
    public void The_symbol_package_holds_the_symbols_of_the_library()
    {
        using PackageArchive archive = package.OpenHostingSymbols();

        Assert.Equal(["Instrument.Hosting.nuspec", "lib/net10.0/Instrument.Hosting.pdb"], archive.Files);
    }

    [Theory]
    [InlineData("id", "Instrument.Hosting")]
    [InlineData("authors", "The Instrument authors")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    [InlineData("projectUrl", "https://github.com/instrument-dotnet/instrument")]
    public void The_package_states(string element, string value)
    {
        using PackageArchive archive = package.OpenHosting();

        Assert.Equal(value, archive.ReadMetadata().Element(element)?.Value);
    }

    [Fact]
    public void The_package_needs_the_library_and_what_hosts_are_made_of()
    {
        using PackageArchive archive = package.OpenHosting();

        XElement group = Assert.Single(archive.ReadMetadata().Element("dependencies")!.Elements());

        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal(
            ["Instrument", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options"],
            group.Elements("dependency").Select(dependency => dependency.Attribute("id")?.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Description_and_tags_tell_what_is_found_and_by_which_words()
    {
        using PackageArchive archive = package.OpenHosting();
        XElement metadata = archive.ReadMetadata();

        Assert.Contains("Weights & Biases", metadata.Element("description")?.Value, StringComparison.Ordinal);
        Assert.Contains("wandb", metadata.Element("tags")?.Value.Split(' ') ?? []);
    }
}
