namespace Instrument.CodeFixes;

/// <summary>One way to end a diagnostic.</summary>
/// <param name="Title">What an editor shows; it names what is written.</param>
/// <param name="EquivalenceKey">The same for all remedies that are done together when one of them is done everywhere.</param>
/// <param name="Apply">Writes the changes; the nodes it changes are those of the tree in which the diagnostic was reported.</param>
internal sealed record Remedy(string Title, string EquivalenceKey, Action<DocumentEdit> Apply);
