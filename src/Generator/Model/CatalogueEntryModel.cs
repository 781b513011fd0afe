namespace Instrument.Generator.Model;

/// <summary>A key in the catalogue of an assembly.</summary>
/// <remarks>
/// Descriptions live here alone, so that an edited comment writes the catalogue again and nothing else. Equality decides: strings and
/// numbers only.
/// </remarks>
/// <param name="Key">The key.</param>
/// <param name="IsMetric">Whether it is a metric's, not a config's.</param>
/// <param name="Type">The value's type as a reader knows it.</param>
/// <param name="DeclaredIn">The member with its type.</param>
/// <param name="Unit">The metric's unit, if given.</param>
/// <param name="Summary">What the summary keeps, as a number.</param>
/// <param name="Goal">Which direction is better, as a number.</param>
/// <param name="Axis">The key of the x axis, if given.</param>
/// <param name="Description">The summary of the member's documentation.</param>
internal sealed record CatalogueEntryModel(
    string Key, bool IsMetric, string Type, string DeclaredIn, string? Unit, int Summary, int Goal, string? Axis, string? Description);
