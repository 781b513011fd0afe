namespace Instrument.Shipping.Files;

/// <summary>Where to put a file.</summary>
/// <param name="Name">The name, as the server repeats it.</param>
/// <param name="Url">The signed address; null if the server does not want the file.</param>
internal readonly record struct RunFileAddress(string Name, string? Url);
