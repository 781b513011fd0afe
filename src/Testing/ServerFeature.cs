namespace Instrument.Testing;

/// <summary>Names of what a server can do, as it tells clients (docs/wire/online.md §2.8). Old servers have none of them.</summary>
public static class ServerFeature
{
    /// <summary>Artifacts may refer to other artifacts by the IDs that the client gave them.</summary>
    public const string ClientIds = "CLIENT_IDS";

    /// <summary>Console lines are JSON objects instead of text with a prefix.</summary>
    public const string StructuredConsoleLogs = "STRUCTURED_CONSOLE_LOGS";

    /// <summary>Artifacts can be used with the names of entity and project.</summary>
    public const string UseArtifactWithEntityAndProject = "USE_ARTIFACT_WITH_ENTITY_AND_PROJECT_INFORMATION";

    /// <summary>The server expands globs in metric definitions.</summary>
    public const string ExpandDefinedMetricGlobs = "EXPAND_DEFINED_METRIC_GLOBS";

    /// <summary>File names in media metadata may be arrays.</summary>
    public const string LargeFilenames = "LARGE_FILENAMES";

    /// <summary>The mutation <c>MarkRunFilesUploaded</c> exists.</summary>
    public const string MarkRunFilesUploaded = "MARK_RUN_FILES_UPLOADED";

    /// <summary>Bodies of file_stream requests may be compressed with gzip.</summary>
    public const string FileStreamGzip = "FILESTREAM_GZIP";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ClientIds, StructuredConsoleLogs, UseArtifactWithEntityAndProject, ExpandDefinedMetricGlobs, LargeFilenames,
        MarkRunFilesUploaded, FileStreamGzip,
    ];
}
