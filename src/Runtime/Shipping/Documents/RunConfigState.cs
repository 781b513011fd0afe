using System.Buffers;
using System.Text;
using Instrument.Reading.Scanning;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// What run, config, metric, telemetry and environment records of a log add up to: the config of the run, with client data below
/// <c>_wandb</c> (docs/wire/online.md §2.5).
/// </summary>
internal sealed class RunConfigState(RunConfigOptions options)
{
    private const string ClientData = "_wandb";

    private static readonly string[] CarriedOver = ["viz", "visualize", "mask/class_labels"];

    private readonly JsonTree _config = new();
    private readonly DefinitionTable _metrics = new();
    private readonly TelemetryRecord _telemetry = new();
    private readonly EnvironmentRecord _environment = new();

    /// <summary>Goes up with each change: what was sent at this version is all there is.</summary>
    public long Version { get; private set; }

    /// <summary>What is known of the program and the machine, from all records together.</summary>
    public EnvironmentRecord Environment => _environment;

    /// <summary>Applies what a run record says of config and telemetry.</summary>
    public void Apply(RunRecord record)
    {
        if (record.Config is { } config)
            Apply(config);
        if (record.Telemetry is { } telemetry)
            Apply(telemetry);
        if (record.BranchPoint is { } branch)
            Apply(branch);
    }

    /// <summary>Applies changes of the config.</summary>
    public void Apply(ConfigRecord record)
    {
        if (record.Update.Count == 0 && record.Remove.Count == 0)
            return;
        RecordTrees.Apply(_config, record);
        Version++;
    }

    /// <summary>Adds features and versions; nothing is ever taken back.</summary>
    public void Apply(TelemetryRecord record)
    {
        TelemetryRecord before = _telemetry.Clone();
        _telemetry.MergeFrom(record);
        if (!_telemetry.Equals(before))
            Version++;
    }

    /// <summary>Applies a metric's definition.</summary>
    public void Apply(MetricRecord record)
    {
        if (options.ServerExpandsGlobs && record.ExpandedFromGlob)
            return;
        _metrics.Apply(record);
        Version++;
    }

    /// <summary>Adds what is known of the program and the machine.</summary>
    public void Apply(EnvironmentRecord record)
    {
        EnvironmentRecord before = _environment.Clone();
        _environment.MergeFrom(record);
        if (!_environment.Equals(before))
            Version++;
    }

    /// <summary>
    /// Adds what the config of a run that is continued has besides (docs/wire/online.md §2.6): entries of the first level that are
    /// not there, and custom charts and class labels.
    /// </summary>
    /// <param name="json">The old config, each entry wrapped in an object; anything else changes nothing.</param>
    public void Continue(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        if (!JsonSyntax.IsObject(text))
            return;
        JsonMembers entries = new(text);
        while (entries.Read())
        {
            string key = JsonDialect.TextOf(entries.Name) ?? "";
            if (ValueOf(entries.Value) is not { } value)
                continue;
            if (key == ClientData)
                ContinueClientData(value);
            else if (!_config.Contains(key))
                _config.Merge([key], value);
        }
        Version++;
    }

    /// <summary>The config as text for the server: each entry wrapped in an object, in W&amp;B's JSON dialect.</summary>
    public byte[] ToText()
    {
        PutClientData();
        ArrayBufferWriter<byte> text = new();
        _config.WriteTo(text, wrap: true);
        return text.WrittenSpan.ToArray();
    }

    // The only thing that tells a server of a fork (docs/wire/online.md §2.7).
    private void Apply(BranchPoint branch)
    {
        ArrayBufferWriter<byte> json = new();
        using (System.Text.Json.Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteString("run_id", branch.Run);
            writer.WriteNumber("step", branch.Value);
            writer.WriteEndObject();
        }
        _config.Replace([ClientData, "branch_point"], Encoding.UTF8.GetString(json.WrittenSpan));
        Version++;
    }

    private static string? ValueOf(ReadOnlySpan<byte> entry)
    {
        if (!JsonSyntax.IsObject(entry))
            return null;
        JsonMembers members = new(entry);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("\"value\""u8))
                return Encoding.UTF8.GetString(members.Value);
        }
        return null;
    }

    private void ContinueClientData(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        if (!JsonSyntax.IsObject(text))
            return;
        JsonMembers members = new(text);
        while (members.Read())
        {
            string key = JsonDialect.TextOf(members.Name) ?? "";
            if (CarriedOver.Contains(key) && !_config.Contains(ClientData, key))
                _config.Merge([ClientData, key], Encoding.UTF8.GetString(members.Value));
        }
    }

    private void PutClientData()
    {
        PutText("cli_version", _telemetry.CliVersion);
        PutText("python_version", _telemetry.PythonVersion);
        // Without t the server's run counts as one that never started, and cannot be continued.
        _config.Replace([ClientData, "t"], TelemetryJson.Write(_telemetry));
        _config.Replace([ClientData, "m"], MetricsJson.Write(_metrics.All, options.ServerExpandsGlobs));
        string writer = options.WriterId ?? _environment.WriterId;
        if (writer.Length != 0 && !_environment.Equals(new EnvironmentRecord()))
            _config.Replace([ClientData, "e", writer], Encoding.UTF8.GetString(EnvironmentJson.Write(_environment, indented: false)));
    }

    private void PutText(string key, string text)
    {
        if (text.Length == 0)
            return;
        ArrayBufferWriter<byte> json = new();
        JsonValue.WriteText(Encoding.UTF8.GetBytes(text), json);
        _config.Replace([ClientData, key], Encoding.UTF8.GetString(json.WrittenSpan));
    }
}
