using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Instrument.Tool.Artifacts;
using Instrument.Tool.Diagnosis;
using Instrument.Tool.Display;
using Instrument.Tool.Login;
using Instrument.Tool.Runs;
using Instrument.Tool.Sweeps;
using Instrument.Tool.Sync;
using Instrument.Tool.Verification;

namespace Instrument.Tool.Json;

/// <summary>Results of commands as JSON, without reflection. Names and values are those of docs/tool.md.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SyncReport))]
[JsonSerializable(typeof(LoginReport))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(IReadOnlyList<LocalRunInfo>))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(ArtifactReport))]
[JsonSerializable(typeof(IReadOnlyList<ArtifactReport>))]
[JsonSerializable(typeof(ComparisonReport))]
[JsonSerializable(typeof(CacheReport))]
[JsonSerializable(typeof(SweepInfo))]
[JsonSerializable(typeof(AgentInfo))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>A result as text.</summary>
    public static string Text<T>(T report, JsonTypeInfo<T> type) => JsonSerializer.Serialize(report, type);
}
