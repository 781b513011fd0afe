using System.Globalization;
using Instrument.Tool.Json;
using Spectre.Console;

namespace Instrument.Tool.Artifacts;

/// <summary>Shows what the commands about artifacts have found.</summary>
internal static class ArtifactView
{
    /// <summary>Writes the versions of a name.</summary>
    public static void Write(ToolHost host, IReadOnlyList<ArtifactReport> versions, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(ToolJson.Text(versions, ToolJson.Default.IReadOnlyListArtifactReport));
            return;
        }
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("version", "type", "bytes", "created", "aliases", "tags");
        foreach (ArtifactReport version in versions)
        {
            table.AddRow(
                new Text(version.Name), new Text(version.Type), Count(version.Size),
                new Text(version.Created?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? ""),
                new Text(string.Join(", ", version.Aliases ?? [])), new Text(string.Join(", ", version.Tags ?? [])));
        }
        host.ResultConsole().Write(table);
    }

    /// <summary>Writes the entries of a version.</summary>
    public static void Write(ToolHost host, ArtifactReport artifact, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(ToolJson.Text(artifact, ToolJson.Default.ArtifactReport));
            return;
        }
        host.Output.WriteLine($"{artifact.Name} ({artifact.Type})");
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("path", "bytes", "kept at");
        foreach (EntryReport entry in artifact.Entries ?? [])
            table.AddRow(new Text(entry.Path), entry.Size is { } size ? Count(size) : new Text("?"), new Text(entry.Reference ?? ""));
        host.ResultConsole().Write(table);
    }

    /// <summary>Writes how a folder compares with a version.</summary>
    public static void Write(ToolHost host, ComparisonReport report, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.ComparisonReport));
            return;
        }
        foreach ((string what, IReadOnlyList<string> paths) in new[]
                 {
                     ("missing", report.Missing), ("changed", report.Changed), ("not part of it", report.Unknown), ("not checked", report.Unchecked),
                 })
        {
            foreach (string path in paths)
                host.Output.WriteLine($"{what}: {path}");
        }
        host.Output.WriteLine(report.IsSame ? $"The folder has what {report.Name} has." : $"The folder differs from {report.Name}.");
    }

    /// <summary>Writes what was deleted of the cache.</summary>
    public static void Write(ToolHost host, CacheReport report, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.CacheReport));
            return;
        }
        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Directory}: {report.DeletedFiles:N0} files with {report.DeletedBytes:N0} bytes {(report.DryRun ? "would be" : "were")} deleted, {report.KeptBytes:N0} bytes are kept."));
    }

    private static Text Count(long count) => new(count.ToString("N0", CultureInfo.InvariantCulture));
}
