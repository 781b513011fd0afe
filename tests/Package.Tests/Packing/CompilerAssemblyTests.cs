using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Instrument.Package.Tests.Packing;

/// <summary>The assemblies in the analyzer slot load in the oldest compiler that the package serves.</summary>
[Collection(PackedOnce.Name)]
public class CompilerAssemblyTests(PackedPackage package)
{
    // What the compiler of Roslyn 4.8 has loaded itself, with the versions it has.
    private static readonly Dictionary<string, Version> HostAssemblies = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    // What an editor of Roslyn 4.14 has loaded besides, which the assembly of fixes may use: compilers never load it.
    private static readonly Dictionary<string, Version> EditorAssemblies = new(HostAssemblies)
    {
        ["Microsoft.CodeAnalysis"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 14, 0, 0),
        ["System.Collections.Immutable"] = new(9, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(9, 0, 0, 0),
    };

    [Fact]
    public void They_reference_only_each_other_and_what_the_compiler_supplies()
    {
        using PackageArchive archive = package.Open();
        HashSet<string?> own = [.. archive.CompilerAssemblies.Select(Path.GetFileNameWithoutExtension)];

        foreach (string file in archive.CompilerAssemblies)
        {
            Dictionary<string, Version> host = IsOfFixes(file) ? EditorAssemblies : HostAssemblies;
            Assert.All(References(archive, file).Where(reference => !own.Contains(reference.Name)), reference =>
            {
                Assert.True(host.TryGetValue(reference.Name!, out Version? supplied), $"{file} references {reference}");
                Assert.True(reference.Version <= supplied, $"{file} references {reference}; its oldest host has {supplied}");
            });
        }
    }

    [Fact]
    public void A_compiler_finds_nothing_to_load_in_the_assembly_of_fixes()
    {
        using PackageArchive archive = package.Open();
        string file = Assert.Single(archive.CompilerAssemblies, IsOfFixes);

        Assert.DoesNotContain(AttributesOfTypes(archive, file), name => name is "DiagnosticAnalyzerAttribute" or "GeneratorAttribute");
        Assert.Contains("ExportCodeFixProviderAttribute", AttributesOfTypes(archive, file));
    }

    [Fact]
    public void They_do_not_reference_the_library()
    {
        using PackageArchive archive = package.Open();

        Assert.All(archive.CompilerAssemblies, file => Assert.DoesNotContain("Instrument", References(archive, file).Select(name => name.Name)));
    }

    private static bool IsOfFixes(string file) => Path.GetFileName(file) == "Instrument.CodeFixes.dll";

    private static List<string> AttributesOfTypes(PackageArchive archive, string file)
    {
        using PEReader assembly = archive.ReadAssembly(file);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.TypeDefinitions
            .SelectMany(type => metadata.GetTypeDefinition(type).GetCustomAttributes())
            .Select(attribute => metadata.GetCustomAttribute(attribute).Constructor)
            .Where(constructor => constructor.Kind == HandleKind.MemberReference)
            .Select(constructor => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            .Where(type => type.Kind == HandleKind.TypeReference)
            .Select(type => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name))];
    }

    private static List<AssemblyName> References(PackageArchive archive, string file)
    {
        using PEReader assembly = archive.ReadAssembly(file);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
