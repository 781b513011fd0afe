using System.Text.Json;

namespace Instrument.SystemMetrics;

/// <summary>Which parts of the machine are measured (docs/wire/sdk-surface.md §1.7).</summary>
internal sealed record SystemProbeOptions
{
    /// <summary>Paths whose disks are measured; none for the system's own.</summary>
    public IReadOnlyList<string> DiskPaths { get; init; } = [];

    /// <summary>Numbers of the GPUs that are measured; <see langword="null"/> for all.</summary>
    public IReadOnlyList<int>? GpuDevices { get; init; }

    /// <summary>Whether the limits of a container are passed over.</summary>
    public bool IgnoresControlGroup { get; init; }

    /// <summary>Settles the options.</summary>
    /// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
    /// <param name="flag">Reads a variable that is a flag; the second argument is its default.</param>
    /// <exception cref="WandbException">A variable breaks a rule.</exception>
    public static SystemProbeOptions Resolve(Func<string, string?> environment, Func<string, bool, bool> flag) => new()
    {
        DiskPaths = List("WANDB_X_STATS_DISK_PATHS", environment, item => item.GetString() ?? "") ?? [],
        GpuDevices = List("WANDB_X_STATS_GPU_DEVICE_IDS", environment, item => item.GetInt32()),
        IgnoresControlGroup = flag("WANDB_X_STATS_NO_CGROUP", false),
    };

    private static List<T>? List<T>(string variable, Func<string, string?> environment, Func<JsonElement, T> read)
    {
        if (environment(variable) is not { Length: > 0 } text)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(read)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new WandbException($"The environment variable {variable} is '{text}'; write a list as JSON, such as {(typeof(T) == typeof(int) ? "[0, 1]" : "[\"/data\"]")}.", exception);
        }
    }
}
