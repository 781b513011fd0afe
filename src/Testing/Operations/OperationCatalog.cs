namespace Instrument.Testing.Operations;

/// <summary>The operations that the server knows (docs/wire/online.md §2.4).</summary>
internal static class OperationCatalog
{
    private static readonly Operation[] All =
    [
        new UpsertBucketOperation(),
        new RunResumeStatusOperation(),
        new RewindRunOperation(),
        new ServerFeaturesOperation(),
        new ServerInfoOperation(),
        new ViewerOperation(),
        new NotifyScriptableRunAlertOperation(),
        new RunStoppedStatusOperation(),
        new StopRunOperation(),
        new CreateRunFilesOperation(),
        new MarkRunFilesUploadedOperation(),
        new RunOperation(),
        new HistoryPageOperation(),
        new RunFilesOperation(),
        new CreateArtifactOperation(),
        new CreateArtifactManifestOperation(),
        new UpdateArtifactManifestOperation(),
        new CreateArtifactFilesOperation(),
        new CompleteMultipartOperation(),
        new CommitArtifactOperation(),
        new UseArtifactOperation(),
        new LinkArtifactOperation(),
        new ClientIdMappingOperation(),
        new ArtifactByIdOperation(),
        new FetchManifestOperation(),
        new ArtifactTypeOperation(),
        new ArtifactByNameOperation(),
        new ArtifactFileUrlsOperation(),
        new ProjectArtifactsOperation(),
        new OrganizationOperation(),
        new UpsertSweepOperation(),
        new SweepOperation(),
        new GetSweepStateOperation(),
        new CreateAgentOperation(),
        new HeartbeatOperation(),
    ];

    private static readonly Dictionary<string, Operation> ByName = All.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What resolves a root field. Old clients ask for more than the field that an operation is named after.</summary>
    public static Operation ForRootField(Operation operation, string field) =>
        operation.RootField == field ? operation : All.First(other => other.RootField == field);
}
