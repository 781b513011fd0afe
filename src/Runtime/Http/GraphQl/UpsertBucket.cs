namespace Instrument.Http.GraphQl;

/// <summary>Makes a run or changes it (docs/wire/online.md §2.5).</summary>
internal static class UpsertBucket
{
    private const string Document = """
        mutation UpsertBucket($id: String, $name: String, $project: String, $entity: String, $groupName: String, $description: String,
          $displayName: String, $notes: String, $commit: String, $config: JSONString, $host: String, $debug: Boolean, $program: String,
          $repo: String, $jobType: String, $state: String, $sweep: String, $tags: [String!], $summaryMetrics: JSONString) {
          upsertBucket(input: {id: $id, name: $name, modelName: $project, entityName: $entity, groupName: $groupName,
            description: $description, displayName: $displayName, notes: $notes, commit: $commit, config: $config, host: $host,
            debug: $debug, jobProgram: $program, jobRepo: $repo, jobType: $jobType, state: $state, sweep: $sweep, tags: $tags,
            summaryMetrics: $summaryMetrics}) {
            bucket { 
        """ + BucketNode.Selection + """
             }
            inserted
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<UpsertBucketVariables, UpsertBucketData> Operation { get; } =
        new("UpsertBucket", Document, GraphQlJson.Default.UpsertBucketVariables, GraphQlJson.Default.UpsertBucketData)
        {
            Table = RetryTable.MostFailuresAndConflict,
        };
}
