using System.Xml.Linq;

namespace Instrument.Package.Tests.Packing;

/// <summary>What the package says of itself.</summary>
[Collection(PackedOnce.Name)]
public class PackageMetadataTests(PackedPackage package)
{
    [Theory]
    [InlineData("id", "Instrument")]
    [InlineData("authors", "The Instrument authors")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    [InlineData("projectUrl", "https://github.com/instrument-dotnet/instrument")]
    public void The_package_states(string element, string value)
    {
        using PackageArchive archive = package.Open();

        Assert.Equal(value, archive.ReadMetadata().Element(element)?.Value);
    }

    [Fact]
    public void The_package_names_its_repository()
    {
        using PackageArchive archive = package.Open();

        XElement? repository = archive.ReadMetadata().Element("repository");

        Assert.Equal("git", repository?.Attribute("type")?.Value);
        Assert.Equal("https://github.com/instrument-dotnet/instrument", repository?.Attribute("url")?.Value);
    }

    [Fact]
    public void Description_and_tags_tell_what_is_found_and_by_which_words()
    {
        using PackageArchive archive = package.Open();
        XElement metadata = archive.ReadMetadata();

        Assert.Contains("Weights & Biases", metadata.Element("description")?.Value, StringComparison.Ordinal);
        Assert.Contains("wandb", metadata.Element("tags")?.Value.Split(' ') ?? []);
    }

    [Fact]
    public void The_package_is_for_one_framework_and_has_four_dependencies()
    {
        using PackageArchive archive = package.Open();

        XElement group = Assert.Single(archive.ReadMetadata().Element("dependencies")!.Elements());

        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
        Assert.Equal(
            ["Google.Protobuf", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core", "System.Numerics.Tensors"],
            group.Elements("dependency").Select(dependency => dependency.Attribute("id")?.Value).Order(StringComparer.Ordinal));
    }
}
