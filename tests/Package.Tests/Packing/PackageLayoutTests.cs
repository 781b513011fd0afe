using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;

namespace Instrument.Package.Tests.Packing;

/// <summary>Which files the package holds.</summary>
[Collection(PackedOnce.Name)]
public class PackageLayoutTests(PackedPackage package)
{
    [Fact]
    public void Packing_gives_no_warning() => Assert.DoesNotContain("warning", package.PackOutput, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        using PackageArchive archive = package.Open();

        Assert.Equal(
            [
                "Instrument.nuspec",
                "README.md",
                "analyzers/dotnet/roslyn4.8/cs/Instrument.Analyzers.dll",
                "analyzers/dotnet/roslyn4.8/cs/Instrument.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.8/cs/Instrument.Generator.dll",
                "buildTransitive/net10.0/Instrument.Catalogue.targets",
                "buildTransitive/net10.0/Instrument.props",
                "buildTransitive/net10.0/Instrument.targets",
                "icon.png",
                "lib/net10.0/Instrument.dll",
                "lib/net10.0/Instrument.xml",
            ],
            archive.Files);
    }

    [Fact]
    public void The_symbol_package_holds_the_symbols_of_the_library()
    {
        using PackageArchive archive = package.OpenSymbols();

        Assert.Equal(["Instrument.nuspec", "lib/net10.0/Instrument.pdb"], archive.Files);
    }

    [Fact]
    public void No_assembly_is_in_the_package_twice()
    {
        using PackageArchive archive = package.Open();

        IEnumerable<string> names = archive.Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileName)!;

        Assert.All(names.GroupBy(name => name), group => Assert.Single(group));
    }

    [Fact]
    public void The_slot_of_the_compiler_assemblies_is_named_after_the_compiler_that_the_targets_ask_for()
    {
        using PackageArchive archive = package.Open();

        string targets = Encoding.UTF8.GetString(archive.Read("buildTransitive/net10.0/Instrument.props"));
        string lowest = XElement.Parse(targets).Descendants("InstrumentLowestCompiler").Single().Value;

        Assert.All(archive.CompilerAssemblies, file => Assert.StartsWith($"analyzers/dotnet/roslyn{lowest}/cs/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void The_icon_has_the_size_that_galleries_show()
    {
        using PackageArchive archive = package.Open();

        // The header chunk of a PNG file: width and height follow its signature, length and name.
        ReadOnlySpan<byte> size = archive.Read("icon.png").AsSpan(16, 8);

        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(size));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(size[4..]));
    }
}
