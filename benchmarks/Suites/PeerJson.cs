using System.Text.Json.Serialization;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Suites;

/// <summary>Source-generated serializers for the peers that use System.Text.Json: as fast as it gets.</summary>
[JsonSerializable(typeof(Dictionary<string, double>))]
[JsonSerializable(typeof(SampleConfig))]
internal sealed partial class PeerJson : JsonSerializerContext;
