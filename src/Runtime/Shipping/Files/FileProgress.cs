namespace Instrument.Shipping.Files;

/// <summary>How far the uploads of one kind of file have come.</summary>
/// <param name="Done">How many are done: delivered, unchanged or given up.</param>
/// <param name="Total">How many have been asked for.</param>
internal readonly record struct FileProgress(int Done, int Total);
