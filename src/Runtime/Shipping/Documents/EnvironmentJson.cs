using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Instrument.Reading.Scanning;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes what is known of program and machine as protobuf's JSON (docs/wire/sdk-surface.md §3.6): for <c>wandb-metadata.json</c> and
/// for the config. Written out by hand, because protobuf's own formatter needs reflection, which native programs lack.
/// </summary>
internal static class EnvironmentJson
{
    /// <summary>The object. Empty fields are left out; 64-bit numbers are strings.</summary>
    public static byte[] Write(EnvironmentRecord record, bool indented)
    {
        ArrayBufferWriter<byte> output = new();
        JsonWriterOptions options = new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter json = new(output, options))
        {
            json.WriteStartObject();
            WriteProgram(json, record);
            WriteMachine(json, record);
            WriteAccelerators(json, record);
            Text(json, "writerId", record.WriterId);
            Message(json, "instrument", record.Instrument, WriteInstrument);
            json.WriteEndObject();
        }
        return output.WrittenSpan.ToArray();
    }

    private static void WriteProgram(Utf8JsonWriter json, EnvironmentRecord record)
    {
        Text(json, "os", record.Os);
        Text(json, "python", record.Python);
        if (RecordTime.Of(record.StartedAt) is not null)
            json.WriteString("startedAt", Time(record.StartedAt));
        Text(json, "docker", record.Docker);
        List(json, "args", record.Args, static (json, arg) => json.WriteStringValue(arg));
        Text(json, "program", record.Program);
        Text(json, "codePath", record.CodePath);
        Text(json, "codePathLocal", record.CodePathLocal);
        Message(json, "git", record.Git, static (json, git) =>
        {
            Text(json, "remote", git.RemoteUrl);
            Text(json, "commit", git.Commit);
        });
        Text(json, "email", record.Email);
        Text(json, "root", record.Root);
        Text(json, "host", record.Host);
        Text(json, "username", record.Username);
        Text(json, "executable", record.Executable);
        Text(json, "colab", record.Colab);
    }

    private static void WriteMachine(Utf8JsonWriter json, EnvironmentRecord record)
    {
        Number(json, "cpu_count", record.CpuCount);
        Number(json, "cpu_count_logical", record.CpuCountLogical);
        Text(json, "gpu", record.GpuType);
        Number(json, "gpu_count", record.GpuCount);
        Map(json, "disk", record.Disk, static (json, disk) =>
        {
            json.WriteStartObject();
            Large(json, "total", disk.Total);
            Large(json, "used", disk.Used);
            json.WriteEndObject();
        });
        Message(json, "memory", record.Memory, static (json, memory) => Large(json, "total", memory.Total));
        Message(json, "cpu", record.Cpu, static (json, cpu) =>
        {
            Number(json, "count", cpu.Count);
            Number(json, "countLogical", cpu.CountLogical);
        });
    }

    private static void WriteAccelerators(Utf8JsonWriter json, EnvironmentRecord record)
    {
        Message(json, "apple", record.Apple, WriteApple);
        List(json, "gpu_nvidia", record.GpuNvidia, WriteNvidia);
        Text(json, "cudaVersion", record.CudaVersion);
        List(json, "gpu_amd", record.GpuAmd, WriteAmd);
        Map(json, "slurm", record.Slurm, static (json, value) => json.WriteStringValue(value));
        Message(json, "trainium", record.Trainium, static (json, trainium) =>
        {
            Text(json, "name", trainium.Name);
            Text(json, "vendor", trainium.Vendor);
            Number(json, "neuronDeviceCount", trainium.NeuronDeviceCount);
            Number(json, "neuroncorePerDeviceCount", trainium.NeuroncorePerDeviceCount);
        });
        Message(json, "tpu", record.Tpu, static (json, tpu) =>
        {
            Text(json, "name", tpu.Name);
            Number(json, "hbmGib", tpu.HbmGib);
            Number(json, "devicesPerChip", tpu.DevicesPerChip);
            Number(json, "count", tpu.Count);
        });
        Message(json, "coreweave", record.Coreweave, static (json, coreweave) =>
        {
            Text(json, "clusterName", coreweave.ClusterName);
            Text(json, "orgId", coreweave.OrgId);
            Text(json, "region", coreweave.Region);
        });
    }

    private static void WriteApple(Utf8JsonWriter json, AppleInfo apple)
    {
        Text(json, "name", apple.Name);
        Number(json, "ecpuCores", apple.EcpuCores);
        Number(json, "pcpuCores", apple.PcpuCores);
        Number(json, "gpuCores", apple.GpuCores);
        Number(json, "memoryGb", apple.MemoryGb);
        Large(json, "swapTotalBytes", apple.SwapTotalBytes);
        Large(json, "ramTotalBytes", apple.RamTotalBytes);
        Text(json, "macModel", apple.MacModel);
    }

    private static void WriteNvidia(Utf8JsonWriter json, GpuNvidiaInfo gpu)
    {
        json.WriteStartObject();
        Text(json, "name", gpu.Name);
        Large(json, "memoryTotal", gpu.MemoryTotal);
        Number(json, "cudaCores", gpu.CudaCores);
        Text(json, "architecture", gpu.Architecture);
        Text(json, "uuid", gpu.Uuid);
        json.WriteEndObject();
    }

    private static void WriteAmd(Utf8JsonWriter json, GpuAmdInfo gpu)
    {
        json.WriteStartObject();
        Text(json, "id", gpu.Id);
        Text(json, "uniqueId", gpu.UniqueId);
        Text(json, "vbiosVersion", gpu.VbiosVersion);
        Text(json, "performanceLevel", gpu.PerformanceLevel);
        Text(json, "gpuOverdrive", gpu.GpuOverdrive);
        Text(json, "gpuMemoryOverdrive", gpu.GpuMemoryOverdrive);
        Text(json, "maxPower", gpu.MaxPower);
        Text(json, "series", gpu.Series);
        Text(json, "model", gpu.Model);
        Text(json, "vendor", gpu.Vendor);
        Text(json, "sku", gpu.Sku);
        Text(json, "sclkRange", gpu.SclkRange);
        Text(json, "mclkRange", gpu.MclkRange);
        json.WriteEndObject();
    }

    private static void WriteInstrument(Utf8JsonWriter json, InstrumentInfo own)
    {
        Text(json, "cpuModel", own.CpuModel);
        Text(json, "runtimeIdentifier", own.RuntimeIdentifier);
        Text(json, "garbageCollector", own.GarbageCollector);
        Text(json, "gitState", own.GitState);
        Map(json, "ci", own.Ci, static (json, value) => json.WriteStringValue(value));
    }

    // RFC 3339 with 0, 3, 6 or 9 digits of a second, which is how protobuf writes it.
    private static string Time(Timestamp time)
    {
        string seconds = DateTimeOffset.UnixEpoch.AddSeconds(time.Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        string nanos = time.Nanos.ToString("D9", CultureInfo.InvariantCulture);
        int digits = time.Nanos == 0 ? 0 : time.Nanos % 1_000_000 == 0 ? 3 : time.Nanos % 1_000 == 0 ? 6 : 9;
        return digits == 0 ? seconds + "Z" : $"{seconds}.{nanos[..digits]}Z";
    }

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length != 0)
            json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, uint value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    private static void Large(Utf8JsonWriter json, string name, ulong value)
    {
        if (value != 0)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Message<T>(Utf8JsonWriter json, string name, T? message, Action<Utf8JsonWriter, T> write) where T : class
    {
        if (message is null)
            return;
        json.WriteStartObject(name);
        write(json, message);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, RepeatedField<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (T item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static void Map<T>(Utf8JsonWriter json, string name, MapField<string, T> entries, Action<Utf8JsonWriter, T> write)
    {
        if (entries.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach ((string key, T value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)))
        {
            json.WritePropertyName(key);
            write(json, value);
        }
        json.WriteEndObject();
    }
}
