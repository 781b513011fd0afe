using System.Text.Json.Serialization;

namespace Instrument.Http.GraphQl;

/// <summary>How variables are written and data is read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(NoVariables))]
[JsonSerializable(typeof(RunVariables))]
[JsonSerializable(typeof(UpsertBucketVariables))]
[JsonSerializable(typeof(UpsertBucketData))]
[JsonSerializable(typeof(RewindRunVariables))]
[JsonSerializable(typeof(RewindRunData))]
[JsonSerializable(typeof(RunResumeStatusData))]
[JsonSerializable(typeof(ServerFeaturesData))]
[JsonSerializable(typeof(ViewerData))]
[JsonSerializable(typeof(AlertVariables))]
[JsonSerializable(typeof(AlertData))]
[JsonSerializable(typeof(RunStoppedVariables))]
[JsonSerializable(typeof(RunStoppedData))]
[JsonSerializable(typeof(RunFilesVariables))]
[JsonSerializable(typeof(CreateRunFilesData))]
[JsonSerializable(typeof(MarkRunFilesUploadedData))]
[JsonSerializable(typeof(RunQueryData))]
[JsonSerializable(typeof(HistoryPageVariables))]
[JsonSerializable(typeof(HistoryPageData))]
[JsonSerializable(typeof(RunFilesQueryVariables))]
[JsonSerializable(typeof(RunFilesQueryData))]
internal sealed partial class GraphQlJson : JsonSerializerContext;
