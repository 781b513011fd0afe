using Instrument.Http.GraphQl;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Http;

/// <summary>
/// The calls to a W&amp;B server that are about artifacts. A call is repeated as its kind of request allows; what then has failed is a result.
/// Safe for use by several threads.
/// </summary>
internal sealed class ArtifactApi(GraphQlClient graphQl, UploadClient uploads, DownloadClient downloads)
{
    private const string Layout = "V2";

    /// <summary>Makes a version, or finds the one with the same content.</summary>
    public Task<ApiResult<CreatedArtifact>> CreateAsync(CreateArtifactInput input, CancellationToken cancellation) =>
        CallAsync(CreateArtifact.Operation, new CreateArtifactVariables(input), CreateArtifact.Created, cancellation);

    /// <summary>Makes the manifest of a version, or asks where it is to be put.</summary>
    public Task<ApiResult<ManifestTarget>> CreateManifestAsync(CreateArtifactManifestVariables variables, CancellationToken cancellation) =>
        CallAsync(CreateArtifactManifest.Operation, variables, data => ManifestTarget.Of(data.CreateArtifactManifest), cancellation);

    /// <summary>Asks where the manifest of an incremental or distributed version is to be put.</summary>
    public Task<ApiResult<ManifestTarget>> UpdateManifestAsync(string manifestId, string digest, CancellationToken cancellation) =>
        CallAsync(
            UpdateArtifactManifest.Operation, new UpdateArtifactManifestVariables(manifestId, digest),
            data => ManifestTarget.Of(data.UpdateArtifactManifest), cancellation);

    /// <summary>Asks where files are to be put.</summary>
    public Task<ApiResult<ArtifactFileTargets>> CreateFilesAsync(IReadOnlyList<ArtifactFileSpec> files, CancellationToken cancellation) =>
        CallAsync(
            CreateArtifactFiles.Operation, new CreateArtifactFilesVariables(files, Layout),
            data => CreateArtifactFiles.Targets(data, files.Count), cancellation);

    /// <summary>Says that all parts of a file were put.</summary>
    public Task<ApiResult<CompleteMultipartData>> CompleteMultipartAsync(CompleteMultipartVariables variables, CancellationToken cancellation) =>
        CallAsync(CompleteMultipart.Operation, variables, data => data, cancellation);

    /// <summary>Makes a version whole.</summary>
    public Task<ApiResult<CommittedArtifactNode>> CommitAsync(string artifactId, CancellationToken cancellation) =>
        CallAsync(CommitArtifact.Operation, new CommitArtifactVariables(artifactId), data => data.CommitArtifact?.Artifact, cancellation);

    /// <summary>Notes that a run uses a version.</summary>
    /// <param name="variables">Run and version.</param>
    /// <param name="saysWhere">Whether the server takes where the version was found.</param>
    /// <param name="cancellation">Ends the call with an exception.</param>
    public Task<ApiResult<ArtifactIdNode>> UseAsync(UseArtifactVariables variables, bool saysWhere, CancellationToken cancellation)
    {
        UseArtifactVariables taken = saysWhere ? variables : variables with { ArtifactEntityName = null, ArtifactProjectName = null };
        return CallAsync(saysWhere ? UseArtifact.Operation : UseArtifact.OldOperation, taken, data => data.UseArtifact?.Artifact, cancellation);
    }

    /// <summary>Asks which version has a client's id.</summary>
    public Task<ApiResult<ClientIdTarget>> OfClientIdAsync(string clientId, CancellationToken cancellation) =>
        CallAsync(ClientIdMapping.Operation, new ClientIdVariables(clientId), data => new ClientIdTarget(data.ClientIDMapping?.ServerID), cancellation);

    /// <summary>Asks which type the versions of a name have.</summary>
    public Task<ApiResult<ArtifactTypeName>> TypeAsync(string entity, string project, string name, CancellationToken cancellation) =>
        CallAsync(
            ArtifactTypeQuery.Operation, new ArtifactTypeVariables(entity, project, name),
            data => new ArtifactTypeName(data.Project?.Artifact?.ArtifactType?.Name), cancellation);

    /// <summary>Finds a version by the server's id.</summary>
    public Task<ApiResult<ArtifactNode>> ByIdAsync(string artifactId, CancellationToken cancellation) =>
        FindAsync(ArtifactById.Operation, new ArtifactIdVariables(artifactId), data => data.Artifact, $"artifact with the id '{artifactId}'", cancellation);

    /// <summary>Finds a version by name and alias.</summary>
    public Task<ApiResult<MembershipNode>> ByNameAsync(string entity, string project, string name, CancellationToken cancellation) =>
        FindAsync(
            ArtifactByName.Operation, new ArtifactTypeVariables(entity, project, name), data => data.Project?.ArtifactCollectionMembership,
            $"artifact '{entity}/{project}/{name}'", cancellation);

    /// <summary>Asks where the manifest of a version is.</summary>
    public Task<ApiResult<DirectFileNode>> ManifestAsync(string artifactId, CancellationToken cancellation) =>
        FindAsync(
            FetchManifest.Operation, new ArtifactIdVariables(artifactId), data => data.Artifact?.CurrentManifest?.File,
            $"manifest of the artifact with the id '{artifactId}'", cancellation);

    /// <summary>Asks where the files of a version are.</summary>
    public Task<ApiResult<FileUrlPage>> FileUrlsAsync(FileUrlsVariables variables, CancellationToken cancellation) =>
        FindAsync(
            FileUrls.Operation, variables, FileUrls.Page,
            $"artifact '{variables.Entity}/{variables.Project}/{variables.Collection}:{variables.Alias}'", cancellation);

    /// <summary>Makes a version a member of another collection.</summary>
    public Task<ApiResult<LinkedVersion>> LinkAsync(LinkArtifactInput input, CancellationToken cancellation) =>
        CallAsync(
            LinkArtifact.Operation, new LinkArtifactVariables(input),
            data => data.LinkArtifact is { } payload ? new LinkedVersion(payload.VersionIndex) : null, cancellation);

    /// <summary>Asks for the organisations of an entity.</summary>
    public Task<ApiResult<OrganizationList>> OrganizationsAsync(string entity, CancellationToken cancellation) =>
        FindAsync(OrganizationQuery.Operation, new OrganizationVariables(entity), OrganizationQuery.Organizations, $"entity '{entity}'", cancellation);

    /// <summary>Lists versions of a collection, the newest first.</summary>
    public Task<ApiResult<ArtifactPage>> VersionsAsync(ProjectArtifactsVariables variables, CancellationToken cancellation) =>
        FindAsync(
            ProjectArtifacts.Operation, variables, ProjectArtifacts.Page,
            $"artifact '{variables.Entity}/{variables.Project}/{variables.Collection}'", cancellation);

    /// <summary>Puts a file, or a part of it, where the server said.</summary>
    /// <param name="target">Where.</param>
    /// <param name="path">The file; it is opened for each attempt.</param>
    /// <param name="start">Where the part starts in the file.</param>
    /// <param name="length">Its length; <see langword="null"/> for all that follows.</param>
    /// <param name="progress">Told how many bytes of this attempt are sent.</param>
    /// <param name="cancellation">Ends the call with an exception.</param>
    public Task<ApiResult<UploadedFile>> PutAsync(
        UploadTarget target, string path, long start, long? length, Action<long>? progress, CancellationToken cancellation) =>
        uploads.PutAsync(target, path, start, length, progress, cancellation);

    /// <summary>Gets a file from where the server said.</summary>
    public Task<ApiResult<DownloadedFile>> GetAsync(string url, IDownloadSink sink, CancellationToken cancellation) =>
        downloads.GetAsync(url, sink, cancellation);

    private async Task<ApiResult<T>> CallAsync<TVariables, TData, T>(
        GraphQlOperation<TVariables, TData> operation, TVariables variables, Func<TData, T?> value, CancellationToken cancellation)
        where TData : class where T : class
    {
        ApiResult<TData> data = await graphQl.RunAsync(operation, variables, budget: null, cancellation).ConfigureAwait(false);
        return !data.IsSuccess ? data.Failure : value(data.Value) is { } found ? found : new ApiFailure(
            ApiFailureKind.BadAnswer, 200, $"The server's answer to {operation.Name} is not what was asked for.", IsFinal: true);
    }

    private async Task<ApiResult<T>> FindAsync<TVariables, TData, T>(
        GraphQlOperation<TVariables, TData> operation, TVariables variables, Func<TData, T?> value, string what, CancellationToken cancellation)
        where TData : class where T : class
    {
        ApiResult<TData> data = await graphQl.RunAsync(operation, variables, budget: null, cancellation).ConfigureAwait(false);
        return !data.IsSuccess ? data.Failure : value(data.Value) is { } found ? found : new ApiFailure(
            ApiFailureKind.NotFound, 200, $"The server has no {what}. Check how it is spelled, and that the account may see it.", IsFinal: true);
    }
}
