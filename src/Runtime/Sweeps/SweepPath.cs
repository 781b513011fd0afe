using Instrument.Settings;

namespace Instrument.Sweeps;

/// <summary>Which sweep it is.</summary>
/// <param name="Entity">User or team; <see langword="null"/> for the account's own.</param>
/// <param name="Project">The project.</param>
/// <param name="SweepId">The sweep's id.</param>
internal sealed record SweepPath(string? Entity, string Project, string SweepId)
{
    /// <summary>Reads <c>id</c>, <c>project/id</c> or <c>entity/project/id</c>.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="entity">The entity where the text has none.</param>
    /// <param name="project">The project where the text has none.</param>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public static SweepPath Parse(string text, string? entity, string project)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 3 || parts.Any(part => part.Length == 0 || part.Trim().Length != part.Length))
            throw new ArgumentException($"'{text}' names no sweep; write its id, project/id, or entity/project/id.");
        string name = parts.Length > 1 ? parts[^2] : project;
        RunNames.CheckProject(name, new NameSource("the project of the sweep", IsVariable: false));
        return new SweepPath(parts.Length == 3 ? parts[0] : entity, name, parts[^1]);
    }

    /// <inheritdoc/>
    public override string ToString() => Entity is null ? $"{Project}/{SweepId}" : $"{Entity}/{Project}/{SweepId}";
}
