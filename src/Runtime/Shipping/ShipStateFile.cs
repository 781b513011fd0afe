using System.Text.Json;

namespace Instrument.Shipping;

/// <summary>The file that keeps a log's <see cref="ShipState"/>: replaced as a whole, so that a kill leaves the old or the new one.</summary>
internal sealed class ShipStateFile(string logPath)
{
    private readonly string _path = logPath + ".ship";

    /// <summary>Full path of the file.</summary>
    public string Path => _path;

    /// <summary>What the file says; an empty state if it is missing or unreadable.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public ShipState Read()
    {
        if (!File.Exists(_path))
            return new ShipState();
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(_path), ShipStateJson.Default.ShipState) ?? new ShipState();
        }
        catch (JsonException)
        {
            // Without it the shipper asks the server how far the log was delivered.
            return new ShipState();
        }
    }

    /// <summary>Replaces what the file says.</summary>
    /// <returns>Why it could not be written; <see langword="null"/> if it was.</returns>
    public string? Write(ShipState state)
    {
        string next = _path + ".tmp";
        try
        {
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(state, ShipStateJson.Default.ShipState));
            File.Move(next, _path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
