namespace Instrument.Http.GraphQl;

/// <summary>What a server can do (docs/wire/online.md §2.8). What it does not name is off.</summary>
internal sealed record ServerFeatures(IReadOnlySet<string> Enabled)
{
    /// <summary>A server that can do nothing beyond the oldest protocol.</summary>
    public static ServerFeatures None { get; } = new(new HashSet<string>());

    /// <summary>Whether console lines are sent as JSON objects.</summary>
    public bool StructuredConsoleLogs => Enabled.Contains("STRUCTURED_CONSOLE_LOGS");

    /// <summary>Whether file_stream bodies may be compressed.</summary>
    public bool FileStreamGzip => Enabled.Contains("FILESTREAM_GZIP");

    /// <summary>Whether the server expands globs of metric definitions.</summary>
    public bool ExpandDefinedMetricGlobs => Enabled.Contains("EXPAND_DEFINED_METRIC_GLOBS");

    /// <summary>Whether uploads can be reported outside of a live run.</summary>
    public bool MarkRunFilesUploaded => Enabled.Contains("MARK_RUN_FILES_UPLOADED");

    /// <summary>Whether media metadata may give file names as arrays.</summary>
    public bool LargeFileNames => Enabled.Contains("LARGE_FILENAMES");

    /// <summary>Whether the use of an artifact says where the artifact was found.</summary>
    public bool UseArtifactSaysWhere => Enabled.Contains("USE_ARTIFACT_WITH_ENTITY_AND_PROJECT_INFORMATION");

    /// <summary>Whether artifacts are referred to by client ids.</summary>
    public bool ClientIds => Enabled.Contains("CLIENT_IDS");
}
