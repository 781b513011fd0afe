namespace Instrument.Tool.Login;

/// <summary>What came of a login.</summary>
/// <param name="Server">The server.</param>
/// <param name="Username">The account; <see langword="null"/> if the key was not verified.</param>
/// <param name="Entity">Where runs go that name no entity.</param>
/// <param name="Teams">The account's teams.</param>
/// <param name="Netrc">The file that has the key now.</param>
/// <param name="Settings">The settings file that has the server now; <see langword="null"/> if none was named on the command line.</param>
internal sealed record LoginReport(string Server, string? Username, string? Entity, IReadOnlyList<string> Teams, string Netrc, string? Settings);
