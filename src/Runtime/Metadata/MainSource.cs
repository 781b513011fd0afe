using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Instrument.Metadata;

/// <summary>Finds the source file that holds a program's entry point, by the symbols that the compiler puts beside the assembly.</summary>
internal static class MainSource
{
    /// <summary>Full path of the file; <see langword="null"/> if there are no symbols, or the sources are not on this machine.</summary>
    /// <param name="symbols">The assembly's portable PDB.</param>
    public static string? Find(string symbols)
    {
        try
        {
            if (!File.Exists(symbols))
                return null;
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
            MetadataReader reader = provider.GetMetadataReader();
            return EntryDocument(reader) is { IsNil: false } document && reader.GetString(reader.GetDocument(document).Name) is var path && File.Exists(path)
                ? Path.GetFullPath(path)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or NotSupportedException)
        {
            return null;
        }
    }

    private static DocumentHandle EntryDocument(MetadataReader reader)
    {
        if (reader.DebugMetadataHeader is not { EntryPoint: { IsNil: false } entry })
            return default;
        DocumentHandle document = DocumentOf(reader, entry.ToDebugInformationHandle());
        if (!document.IsNil)
            return document;
        // An asynchronous Main is called by a method of the compiler's own, which has no source. It is the last method before that whose code
        // was moved into a state machine.
        MethodDebugInformationHandle best = default;
        int bestRow = 0;
        foreach (MethodDebugInformationHandle handle in reader.MethodDebugInformation)
        {
            MethodDefinitionHandle start = reader.GetMethodDebugInformation(handle).GetStateMachineKickoffMethod();
            int row = start.IsNil ? 0 : MetadataTokens.GetRowNumber(start);
            if (row > bestRow && row < MetadataTokens.GetRowNumber(entry))
                (best, bestRow) = (handle, row);
        }
        return best.IsNil ? default : DocumentOf(reader, best);
    }

    private static DocumentHandle DocumentOf(MetadataReader reader, MethodDebugInformationHandle handle) => reader.GetMethodDebugInformation(handle).Document;
}
