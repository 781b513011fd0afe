namespace Instrument.Http.GraphQl;

/// <summary>A run's file as the server has it.</summary>
/// <param name="Name">Path below the run's files, with forward slashes.</param>
/// <param name="SizeBytes">Length; 0 while it is not uploaded.</param>
/// <param name="Md5">MD5 in base 64, if the server knows it.</param>
/// <param name="Url">Where its content is, for a while.</param>
internal sealed record StoredFile(string Name, long SizeBytes, string? Md5, string? Url = null);
