namespace Instrument.Files;

/// <summary>Tells an error that means that another process has a file open from all others.</summary>
internal static class FileInUse
{
    /// <summary>Whether the error says so: ERROR_SHARING_VIOLATION on Windows; EWOULDBLOCK on Linux and on macOS.</summary>
    public static bool Explains(Exception exception) =>
        exception is IOException && (OperatingSystem.IsWindows() ? (exception.HResult & 0xFFFF) == 32 : exception.HResult is 11 or 35);
}
