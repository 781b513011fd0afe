namespace Instrument.Settings;

/// <summary>One machine of a netrc file.</summary>
/// <param name="Machine">Its name; <see langword="null"/> for the default entry.</param>
/// <param name="Password">The password; empty if there is none.</param>
/// <param name="Start">Where its first keyword begins.</param>
/// <param name="End">Behind its last value; macros of the entry lie behind it.</param>
/// <param name="Line">The line of its first keyword, from 1.</param>
internal sealed record NetrcEntry(string? Machine, string Password, int Start, int End, int Line)
{
    /// <summary>Leaves out the password.</summary>
    public override string ToString() => Machine ?? "default";
}
