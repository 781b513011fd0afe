using System.Text;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Whether a file_stream request goes with what the run has sent before (docs/wire/online.md §3.3–§3.7, §3.13).</summary>
internal static class FileStreamRules
{
    public static void Check(FileStreamRequest request, RunData run, WriterData writer, bool isShared, ServerState state)
    {
        foreach (FileChunk chunk in request.Chunks)
        {
            CheckOffset(chunk, writer);
            foreach (string line in chunk.Lines)
                CheckLine(chunk.File, line, state.Options.MaxLineBytes);
        }
        CheckSize(request, state.Options.MaxRequestBytes);
        foreach (FileChunk chunk in request.Chunks)
            LineRules.Check(chunk, writer, isShared, state);
        UploadReports.Check(run, request.Uploaded);
    }

    private static void CheckOffset(FileChunk chunk, WriterData writer)
    {
        if (writer.Lines(chunk.File) is not { } lines)
        {
            if (chunk is not { Offset: 0, Lines.Count: 1 })
                throw Wrong("the summary is one line at offset 0");
            return;
        }
        if (chunk.Offset > lines.Count)
            throw Wrong($"{chunk.File} has {lines.Count} lines; a chunk at {chunk.Offset} leaves a gap");
        if (chunk.File == "output.log")
            return;
        int known = Math.Min(lines.Count - chunk.Offset, chunk.Lines.Count);
        for (int index = 0; index < known; index++)
        {
            if (lines[chunk.Offset + index] != chunk.Lines[index])
                throw Wrong($"line {chunk.Offset + index} of {chunk.File} is there already, with another text");
        }
    }

    private static void CheckLine(string file, string line, int maxBytes)
    {
        int bytes = Encoding.UTF8.GetByteCount(line);
        if (bytes > maxBytes)
            throw RefusalException.Violates(ViolationKind.Size, $"a line of {file} has {bytes} bytes; {maxBytes} are allowed", 413);
        if (line.AsSpan().ContainsAny('\n', '\r'))
            throw RefusalException.Violates(ViolationKind.Line, $"a line of {file} contains a line break");
    }

    // The first line is always accepted: §3.7.
    private static void CheckSize(FileStreamRequest request, int maxBytes)
    {
        string[] lines = [.. request.Chunks.SelectMany(chunk => chunk.Lines)];
        long bytes = lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line));
        if (lines.Length > 1 && bytes > maxBytes)
            throw RefusalException.Violates(ViolationKind.Size, $"the lines of the request have {bytes} bytes; {maxBytes} are allowed", 413);
    }

    private static RefusalException Wrong(string message) => RefusalException.Violates(ViolationKind.Offset, message);
}
