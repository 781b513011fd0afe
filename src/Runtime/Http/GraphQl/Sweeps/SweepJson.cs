using System.Text.Json.Serialization;

namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>How variables and data of the operations on sweeps are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UpsertSweepVariables))]
[JsonSerializable(typeof(UpsertSweepStateVariables))]
[JsonSerializable(typeof(UpsertSweepData))]
[JsonSerializable(typeof(SweepVariables))]
[JsonSerializable(typeof(SweepData))]
[JsonSerializable(typeof(CreateAgentVariables))]
[JsonSerializable(typeof(CreateAgentData))]
[JsonSerializable(typeof(HeartbeatVariables))]
[JsonSerializable(typeof(HeartbeatData))]
internal sealed partial class SweepJson : JsonSerializerContext;
