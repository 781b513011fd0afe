namespace Instrument.Testing.State;

/// <summary>Files that a client reports as uploaded: each has to be there (§4.1).</summary>
internal static class UploadReports
{
    public static void Check(RunData run, IReadOnlyList<string> files)
    {
        if (files.FirstOrDefault(name => !run.Files.ContainsKey(name)) is { } missing)
            throw RefusalException.Violates(ViolationKind.Upload, $"{missing} is reported as uploaded, but no upload of it has succeeded");
    }

    public static void Apply(RunData run, IReadOnlyList<string> files)
    {
        Check(run, files);
        run.Uploaded.AddRange(files.Where(name => !run.Uploaded.Contains(name)).Distinct(StringComparer.Ordinal));
    }
}
