using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Instrument.Benchmarks.Subjects;
using Instrument.Generated;

namespace Instrument.Benchmarks.Suites;

/// <summary>A config as JSON: the generated serializer, and the framework's.</summary>
public class ConfigSuite : IDisposable
{
    private readonly SampleConfig _config = new();
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly ConfigWriter _writer;
    private readonly Utf8JsonWriter _json;

    public ConfigSuite()
    {
        _writer = new ConfigWriter(_output);
        _json = new Utf8JsonWriter(_output);
    }

    [Benchmark(Baseline = true, Description = "[WandbConfig]")]
    public void Generated()
    {
        _output.ResetWrittenCount();
        _writer.Reset(_output);
        ((IWandbConfig)_config).WriteConfig(_writer);
        _writer.Complete();
    }

    [Benchmark(Description = "System.Text.Json, source-generated")]
    public void Framework()
    {
        _output.ResetWrittenCount();
        _json.Reset(_output);
        JsonSerializer.Serialize(_json, _config, PeerJson.Default.SampleConfig);
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        _json.Dispose();
    }
}
