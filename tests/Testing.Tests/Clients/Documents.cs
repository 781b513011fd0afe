namespace Instrument.Testing.Tests.Clients;

/// <summary>The documents of the official client, written anew from the tables of docs/wire/online.md §2.</summary>
internal static class Documents
{
    private const string BucketFields = "id name displayName description config sweepName project { id name entity { id name } } historyLineCount";

    public const string Viewer = "query Viewer { viewer { id entity username email flags teams { edges { node { name } } } } }";

    public const string ViewerWithServerInfo =
        """
        query Viewer {
          viewer { id entity username email flags teams { edges { node { name } } } }
          serverInfo { cliVersionInfo latestLocalVersionInfo { outOfDate latestVersionString versionOnThisInstanceString } }
        }
        """;

    public const string ServerInfo =
        "query ServerInfo { serverInfo { cliVersionInfo latestLocalVersionInfo { outOfDate latestVersionString versionOnThisInstanceString } } }";

    public const string ServerFeatures = "query ServerFeaturesQuery { serverInfo { features { name isEnabled } } }";

    public const string UpsertBucket =
        $$"""
        mutation UpsertBucket(
          $id: String, $name: String, $project: String, $entity: String, $groupName: String, $description: String, $displayName: String,
          $notes: String, $commit: String, $config: JSONString, $host: String, $debug: Boolean, $program: String, $repo: String,
          $jobType: String, $state: String, $sweep: String, $tags: [String!], $summaryMetrics: JSONString
        ) {
          upsertBucket(input: {
            id: $id, name: $name, modelName: $project, entityName: $entity, groupName: $groupName, description: $description,
            displayName: $displayName, notes: $notes, commit: $commit, config: $config, host: $host, debug: $debug,
            jobProgram: $program, jobRepo: $repo, jobType: $jobType, state: $state, sweep: $sweep, tags: $tags, summaryMetrics: $summaryMetrics
          }) { bucket { {{BucketFields}} } inserted }
        }
        """;

    public const string RunResumeStatus =
        """
        query RunResumeStatus($project: String, $entity: String, $name: String!) {
          model(name: $project, entityName: $entity) {
            id name entity { id name }
            bucket(name: $name, missingOk: true) {
              id name summaryMetrics displayName logLineCount historyLineCount eventsLineCount historyTail eventsTail config tags notes
              wandbConfig(keys: ["t"])
            }
          }
        }
        """;

    public const string RewindRun =
        $$"""
        mutation RewindRun($runName: String!, $entity: String, $project: String, $metricName: String!, $metricValue: Float!) {
          rewindRun(input: {
            runName: $runName, entityName: $entity, projectName: $project, metricName: $metricName, metricValue: $metricValue
          }) { rewoundRun { {{BucketFields}} } }
        }
        """;

    public const string NotifyScriptableRunAlert =
        """
        mutation NotifyScriptableRunAlert(
          $entityName: String!, $projectName: String!, $runName: String!, $title: String!, $text: String!,
          $severity: AlertSeverity = INFO, $waitDuration: Duration
        ) {
          notifyScriptableRunAlert(input: {
            entityName: $entityName, projectName: $projectName, runName: $runName, title: $title, text: $text,
            severity: $severity, waitDuration: $waitDuration
          }) { success }
        }
        """;

    public const string RunStoppedStatus =
        """
        query RunStoppedStatus($projectName: String, $entityName: String, $runId: String!) {
          project(name: $projectName, entityName: $entityName) { run(name: $runId) { stopped } }
        }
        """;

    public const string StopRun = "mutation StopRun($id: ID!) { stopRun(input: {id: $id}) { success } }";

    public const string CreateRunFiles =
        """
        mutation CreateRunFiles($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
          createRunFiles(input: {entityName: $entity, projectName: $project, runName: $run, files: $files}) {
            runID uploadHeaders files { name uploadUrl }
          }
        }
        """;

    public const string Run =
        """
        query Run($project: String!, $entity: String!, $name: String!) {
          project(name: $project, entityName: $entity) { run(name: $name) { state historyLineCount historyKeys fileCount } }
        }
        """;

    public const string HistoryPage =
        """
        query HistoryPage($entity: String!, $project: String!, $run: String!, $minStep: Int64!, $maxStep: Int64!, $pageSize: Int!) {
          project(name: $project, entityName: $entity) {
            run(name: $run) { history(minStep: $minStep, maxStep: $maxStep, samples: $pageSize) }
          }
        }
        """;

    public const string RunFiles =
        """
        query RunFiles($project: String!, $entity: String!, $name: String!, $fileCursor: String, $fileLimit: Int) {
          project(name: $project, entityName: $entity) {
            run(name: $name) {
              files(after: $fileCursor, first: $fileLimit) { edges { node { name sizeBytes md5 } cursor } pageInfo { endCursor hasNextPage } }
            }
          }
        }
        """;

    public const string MarkRunFilesUploaded =
        """
        mutation MarkRunFilesUploaded($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
          markRunFilesUploaded(input: {entityName: $entity, projectName: $project, runName: $run, files: $files}) { success }
        }
        """;
}
