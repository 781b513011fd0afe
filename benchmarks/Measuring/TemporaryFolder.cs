namespace Instrument.Benchmarks.Measuring;

/// <summary>A folder beside this program, on the disk that it was built on: the system's folder for such files may be memory.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(AppContext.BaseDirectory, "runs", System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(Path);
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
