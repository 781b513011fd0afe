using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Instrument.Package.Tests.Packing;

/// <summary>A package file, opened for reading.</summary>
internal sealed class PackageArchive(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>The paths of all files in it, sorted, without the parts that make a zip file an Open Packaging container.</summary>
    public IReadOnlyList<string> Files =>
        [.. _archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>The paths of the assemblies that the compiler loads.</summary>
    public IReadOnlyList<string> CompilerAssemblies => [.. Files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal))];

    /// <summary>The nuspec's metadata element; its children are named without a namespace.</summary>
    public XElement ReadMetadata()
    {
        using Stream stream = new MemoryStream(Read(Files.Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal))));
        XElement root = XElement.Load(stream);
        foreach (XElement element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    /// <summary>An assembly in the package.</summary>
    public PEReader ReadAssembly(string file) => new(new MemoryStream(Read(file)));

    public byte[] Read(string file)
    {
        using Stream content = _archive.GetEntry(file)!.Open();
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}
