namespace Instrument.Tool.Display;

/// <summary>Where runs of this machine go, and which are still here.</summary>
/// <param name="Server">The server.</param>
/// <param name="KeySource">Where the API key comes from; <see langword="null"/> if there is none.</param>
/// <param name="Directory">The directory that holds runs.</param>
/// <param name="Runs">How many there are.</param>
/// <param name="Synced">How many of them are at a server.</param>
/// <param name="Unsynced">How many are not, or not all of them.</param>
/// <param name="Active">How many go on.</param>
/// <param name="Crashed">How many have no end.</param>
/// <param name="PendingRows">Rows that no server has.</param>
/// <param name="Unreadable">Directories whose log cannot be read, with the reason.</param>
internal sealed record StatusReport(
    string Server, string? KeySource, string Directory, int Runs, int Synced, int Unsynced, int Active, int Crashed, long PendingRows,
    IReadOnlyDictionary<string, string> Unreadable);
