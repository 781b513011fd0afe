using System.Reflection;
using System.Runtime.Loader;

namespace Instrument.Generator.Tests.Harness;

/// <summary>A source with all that is generated for it, compiled and loaded.</summary>
internal sealed class CompiledSource : IDisposable
{
    private readonly AssemblyLoadContext _context = new("compiled source", isCollectible: true);
    private readonly Assembly _assembly;

    public CompiledSource(string source)
    {
        using MemoryStream image = new(GeneratorHarness.Compile(source));
        _assembly = _context.LoadFromStream(image);
    }

    public MethodInfo Method(string type, string name) => _assembly.GetType(type, throwOnError: true)!.GetMethod(name)!;

    public void Dispose() => _context.Unload();
}
