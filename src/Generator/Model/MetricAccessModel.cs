namespace Instrument.Generator.Model;

/// <summary>How code reads a member.</summary>
/// <param name="Name">The member's name as code spells it, for example <c>@class</c>.</param>
/// <param name="Accessor">The generated class that reads a member which other code cannot; null for one that any code reads.</param>
internal sealed record MetricAccessModel(string Name, string? Accessor = null);

/// <summary>A member that only its own type can read, which therefore gets a method that reads it for others.</summary>
/// <param name="Name">The member's name as code spells it.</param>
/// <param name="Type">The member's type as code spells it.</param>
internal sealed record MetricAccessorModel(string Name, string Type)
{
    /// <summary>The name of the class, nested in the member's type, that holds the method.</summary>
    public const string ClassName = "MetricAccess";
}
