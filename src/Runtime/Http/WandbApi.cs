using Instrument.Http.GraphQl;
using Instrument.Settings;
using Microsoft.Extensions.Logging;

namespace Instrument.Http;

/// <summary>
/// All calls to a W&amp;B server. A call is repeated as its kind of request allows; what then has failed is a result. The only exception
/// is that of the caller's own cancellation. Safe for use by several threads.
/// </summary>
internal sealed class WandbApi : IDisposable
{
    private readonly WandbHttp _http;
    private readonly ILogger _logger;
    private readonly IdentityTokenCredentials? _identity;
    private readonly FailureReader _failures;
    private readonly GraphQlClient _graphQl;
    private readonly FileStreamClient _fileStream;
    private readonly UploadClient _uploads;
    private readonly FeatureCache _features;

    /// <summary>The calls to one server. Nothing is sent yet.</summary>
    /// <param name="settings">Server, credentials and patience.</param>
    /// <param name="time">The clock of all waits and timeouts.</param>
    /// <param name="logger">Told of failed attempts, for those who look for a cause.</param>
    public WandbApi(ServerSettings settings, TimeProvider time, ILogger logger) : this(settings, time, logger, Random.Shared.NextDouble)
    {
    }

    /// <summary>The calls to one server, with waits that a test can foresee.</summary>
    internal WandbApi(ServerSettings settings, TimeProvider time, ILogger logger, Func<double> random)
    {
        _logger = logger;
        _http = new WandbHttp(settings, time);
        _features = new FeatureCache(time);
        _failures = new FailureReader(settings, time);
        RetryPipeline Pipeline(RetryTable table, RetrySettings patience, Func<HttpAttempt, string, ApiFailure?> read) =>
            new(table, patience, time, random, read, AttemptFailed);
        RetryPipeline Calls(RetryTable table, RetrySettings patience) =>
            Pipeline(table, patience, (attempt, operation) => _failures.OfCall(attempt, operation, table));
        _identity = settings.IdentityTokenFile is not { } tokenFile ? null : new IdentityTokenCredentials(
            new TokenExchangeClient(_http, settings, time, Pipeline(
                RetryTable.ServerFailures, TokenExchangeClient.Retries, (attempt, _) => TokenExchangeClient.FailureOf(attempt, settings.Address))),
            tokenFile, settings.Address, settings.CredentialsFile is { } kept ? new AccessTokenFile(kept, logger) : null, time);
        IRequestCredentials? credentials = _identity ?? (IRequestCredentials?)(settings.ApiKey is { } key ? new ApiKeyCredentials(key) : null);
        _graphQl = new GraphQlClient(_http, settings, credentials, _failures, table => Calls(table, settings.GraphQl));
        _fileStream = new FileStreamClient(
            _http, settings, credentials, Calls(RetryTable.MostFailures, settings.FileStream), _failures, new RateLimiter(time));
        _uploads = new UploadClient(
            _http, settings, Pipeline(RetryTable.ServerFailures, settings.FileTransfer, _failures.OfUpload), _failures, logger);
        Sweeps = new SweepApi(_graphQl);
        Artifacts = new ArtifactApi(_graphQl, _uploads, new DownloadClient(
            _http, settings, credentials, Pipeline(RetryTable.ServerFailures, settings.FileTransfer, _failures.OfDownload), _failures));
    }

    /// <summary>The calls that are about sweeps.</summary>
    public SweepApi Sweeps { get; }

    /// <summary>The calls that are about artifacts.</summary>
    public ArtifactApi Artifacts { get; }

    /// <summary>Told of each attempt that failed, before the wait for the next one; from any thread.</summary>
    public Action<FailedAttempt>? OnFailedAttempt { get; init; }

    /// <summary>Makes a run, or changes its metadata or config.</summary>
    /// <param name="request">What to write.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    /// <param name="budget">How long the call may take with all its attempts; no limit if left out.</param>
    public async Task<ApiResult<ServerRun>> UpsertRunAsync(UpsertRun request, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        RunPath asked = new(request.Entity ?? "", request.Project ?? "", request.RunId);
        UpsertBucketVariables variables = UpsertBucketVariables.Of(request);
        ApiResult<UpsertBucketData> data = await SendAsync(UpsertBucket.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return Or(data, data => data.UpsertBucket?.Bucket?.ToServerRun(asked, data.UpsertBucket.Inserted), () => new ApiFailure(
            ApiFailureKind.BadAnswer, 200, "The server's answer to UpsertBucket does not say which run was made.", IsFinal: true));
    }

    /// <summary>What the server has of a run that may be resumed.</summary>
    public async Task<ApiResult<ResumeStatus>> ResumeStatusAsync(RunPath run, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        RunVariables variables = RunVariables.Of(run);
        ApiResult<RunResumeStatusData> data = await SendAsync(RunResumeStatus.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return data.Map(RunResumeStatus.Status);
    }

    /// <summary>Takes a run back to a step; what came after it is gone.</summary>
    public async Task<ApiResult<ServerRun>> RewindAsync(
        RunPath run, long step, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        RewindRunVariables variables = new(run.RunId, run.Entity.Length == 0 ? null : run.Entity, run.Project, "_step", step);
        ApiResult<RewindRunData> data = await SendAsync(RewindRun.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return Found(data, data => data.RewindRun?.RewoundRun?.ToServerRun(run, inserted: false), run);
    }

    /// <summary>What the server can do. Asked once; a failure is remembered for some minutes.</summary>
    public Task<ApiResult<ServerFeatures>> FeaturesAsync(CancellationToken cancellationToken, TimeSpan? budget = null) =>
        _features.GetAsync(
            async () => (await SendAsync(ServerFeaturesQuery.Operation, NoVariables.Value, budget, cancellationToken).ConfigureAwait(false))
                .Map(ServerFeaturesQuery.Features),
            cancellationToken);

    /// <summary>The account of the credentials.</summary>
    public async Task<ApiResult<Viewer>> ViewerAsync(CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        ApiResult<ViewerData> data = await SendAsync(ViewerQuery.Operation, NoVariables.Value, budget, cancellationToken).ConfigureAwait(false);
        return Or(data, ViewerQuery.Account, _failures.NoViewer);
    }

    /// <summary>Sends an alert.</summary>
    public async Task<ApiResult<bool>> AlertAsync(RunPath run, RunAlert alert, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        AlertVariables variables = NotifyScriptableRunAlert.Variables(run, alert);
        ApiResult<AlertData> data = await SendAsync(NotifyScriptableRunAlert.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return data.Map(data => data.NotifyScriptableRunAlert?.Success ?? false);
    }

    /// <summary>Whether somebody asked the run to stop.</summary>
    public async Task<ApiResult<bool>> StopRequestedAsync(RunPath run, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        RunStoppedVariables variables = new(run.Entity, run.Project, run.RunId);
        ApiResult<RunStoppedData> data = await SendAsync(RunStoppedStatus.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return data.Map(data => data.Project?.Run?.Stopped ?? false);
    }

    /// <summary>Asks where files are to be put. Without files there is no call.</summary>
    public async Task<ApiResult<RunFileTargets>> CreateRunFilesAsync(
        RunPath run, IReadOnlyList<string> files, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        if (files.Count == 0)
            return RunFileTargets.None;
        RunFilesVariables variables = RunFilesVariables.Of(run, files);
        ApiResult<CreateRunFilesData> data = await SendAsync(CreateRunFiles.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return Or(data, data => CreateRunFiles.Targets(data, files), () => new ApiFailure(
            ApiFailureKind.BadAnswer, 200, "The server's addresses for uploads are not those of the files that were asked for.", IsFinal: true));
    }

    /// <summary>Reports uploads of a run that is not live. Without files there is no call.</summary>
    public async Task<ApiResult<bool>> MarkRunFilesUploadedAsync(
        RunPath run, IReadOnlyList<string> files, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        if (files.Count == 0)
            return true;
        RunFilesVariables variables = RunFilesVariables.Of(run, files);
        ApiResult<MarkRunFilesUploadedData> data = await SendAsync(MarkRunFilesUploaded.Operation, variables, budget, cancellationToken)
            .ConfigureAwait(false);
        return data.Map(data => data.MarkRunFilesUploaded?.Success ?? false);
    }

    /// <summary>Sends one file_stream body until the server takes it or refuses it for good.</summary>
    /// <param name="run">The run.</param>
    /// <param name="body">The JSON body, uncompressed. It must not change before the task has ended.</param>
    /// <param name="gzip">Whether it is compressed on the way.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    public Task<ApiResult<FileStreamAnswer>> SendFileStreamAsync(
        RunPath run, ReadOnlyMemory<byte> body, bool gzip, CancellationToken cancellationToken) =>
        _fileStream.SendAsync(run, body, gzip, cancellationToken);

    /// <summary>Puts a file where the server said.</summary>
    /// <param name="target">Where.</param>
    /// <param name="path">The file; it is opened for each attempt.</param>
    /// <param name="progress">Told how many bytes of this attempt are sent; it starts again at 0 with each attempt.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    public Task<ApiResult<UploadedFile>> PutFileAsync(
        UploadTarget target, string path, Action<long>? progress, CancellationToken cancellationToken) =>
        _uploads.PutAsync(target, path, progress, cancellationToken);

    /// <summary>Reads a run back.</summary>
    public async Task<ApiResult<StoredRun>> ReadRunAsync(RunPath run, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        ApiResult<RunQueryData> data = await SendAsync(RunQuery.Operation, RunVariables.Of(run), budget, cancellationToken).ConfigureAwait(false);
        return Found(data, RunQuery.Stored, run);
    }

    /// <summary>Reads lines of history back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="minStep">The first step.</param>
    /// <param name="maxStep">The step behind the last one.</param>
    /// <param name="pageSize">Lines at the most.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    /// <param name="budget">How long the call may take with all its attempts.</param>
    public async Task<ApiResult<HistoryPage>> HistoryPageAsync(
        RunPath run, long minStep, long maxStep, int pageSize, CancellationToken cancellationToken, TimeSpan? budget = null)
    {
        HistoryPageVariables variables = new(run.Entity, run.Project, run.RunId, minStep, maxStep, pageSize);
        ApiResult<HistoryPageData> data = await SendAsync(HistoryPageQuery.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return Found(data, data => data.Project?.Run is { } found ? new HistoryPage(found.History ?? []) : null, run);
    }

    /// <summary>Reads one page of the list of a run's files back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cursor">Where the page begins; <see langword="null"/> for the first one.</param>
    /// <param name="pageSize">Files at the most.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    /// <param name="budget">How long the call may take with all its attempts.</param>
    /// <param name="names">The files; all if left out.</param>
    public async Task<ApiResult<StoredFiles>> RunFilesAsync(
        RunPath run, string? cursor, int pageSize, CancellationToken cancellationToken, TimeSpan? budget = null, IReadOnlyList<string>? names = null)
    {
        RunFilesQueryVariables variables = new(run.Entity, run.Project, run.RunId, cursor, pageSize, names ?? []);
        ApiResult<RunFilesQueryData> data = await SendAsync(RunFilesQuery.Operation, variables, budget, cancellationToken).ConfigureAwait(false);
        return Found(data, RunFilesQuery.Page, run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _identity?.Dispose();
        _features.Dispose();
        _http.Dispose();
    }

    private Task<ApiResult<TData>> SendAsync<TVariables, TData>(
        GraphQlOperation<TVariables, TData> operation, TVariables variables, TimeSpan? budget, CancellationToken cancellationToken)
        where TData : class =>
        _graphQl.RunAsync(operation, variables, budget, cancellationToken);

    private static ApiResult<T> Or<TData, T>(ApiResult<TData> data, Func<TData, T?> value, Func<ApiFailure> missing)
        where TData : notnull where T : class =>
        !data.IsSuccess ? data.Failure : value(data.Value) is { } found ? found : missing();

    private static ApiResult<T> Found<TData, T>(ApiResult<TData> data, Func<TData, T?> value, RunPath run) where TData : notnull where T : class =>
        Or(data, value, () => new ApiFailure(ApiFailureKind.NotFound, 200, $"The server has no run {run}.", IsFinal: true));

    private void AttemptFailed(FailedAttempt attempt)
    {
        if (attempt.NextWait is { } wait)
            LogMessages.AttemptFailed(_logger, attempt.Operation, attempt.Number, attempt.Failure.Message, wait);
        else
            LogMessages.CallFailed(_logger, attempt.Operation, attempt.Number, attempt.Failure.Message);
        OnFailedAttempt?.Invoke(attempt);
    }
}
