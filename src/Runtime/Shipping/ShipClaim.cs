using Instrument.Files;

namespace Instrument.Shipping;

/// <summary>
/// The right to ship a log, which one process has at a time: two would write the state beside the log in turns. It ends with the process.
/// </summary>
internal sealed class ShipClaim : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private readonly FileStream? _file;

    private ShipClaim(FileStream? file) => _file = file;

    /// <summary>Takes the right.</summary>
    /// <returns><see langword="null"/> if another shipper has it.</returns>
    public static ShipClaim? TryTake(string logPath)
    {
        try
        {
            return new ShipClaim(new FileStream(
                logPath + ".ship.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where no file can be made, no state can be kept either: then there is nothing to guard.
            return FileInUse.Explains(exception) ? null : new ShipClaim(null);
        }
    }

    /// <summary>Takes the right as soon as no other shipper has it.</summary>
    public static async Task<ShipClaim> TakeAsync(string logPath, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(logPath) is { } claim)
                return claim;
            await Task.Delay(Wait, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
