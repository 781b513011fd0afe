namespace Instrument.Artifacts;

/// <summary>The name of a version, perhaps in another project: <c>[[entity/]project/]name[:alias]</c> (docs/wire/artifacts.md §1).</summary>
/// <param name="Entity">User or team; <see langword="null"/> if the name does not say.</param>
/// <param name="Project">Project; <see langword="null"/> if the name does not say.</param>
/// <param name="Collection">The artifact's name.</param>
/// <param name="Alias">Alias or version; <see langword="null"/> if the name does not say.</param>
internal sealed record ArtifactName(string? Entity, string? Project, string Collection, string? Alias)
{
    private const string RegistryPrefix = "wandb-registry-";

    /// <summary>Name and alias, as the server is asked for it.</summary>
    public string NameAndAlias => $"{Collection}:{Alias ?? "latest"}";

    /// <summary>Whether it is in a registry, which belongs to an organisation.</summary>
    public bool IsInRegistry => Project is { } project && project.Length > RegistryPrefix.Length && project.StartsWith(RegistryPrefix, StringComparison.Ordinal);

    /// <summary>Reads a name.</summary>
    /// <exception cref="ArgumentException">It has too many parts, or an empty one.</exception>
    public static ArtifactName Parse(string text)
    {
        // An alias may have slashes.
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string[] parts = (colon < 0 ? text : text[..colon]).Split('/');
        string? alias = colon < 0 ? null : text[(colon + 1)..];
        if (parts.Length > 3 || Array.Exists(parts, part => part.Length == 0) || alias is "")
            throw new ArgumentException($"'{text}' is no name of an artifact; write name, name:alias, project/name:alias or entity/project/name:alias.", nameof(text));
        return parts switch
        {
            [var name] => new ArtifactName(null, null, name, alias),
            [var project, var name] => new ArtifactName(null, project, name, alias),
            _ => new ArtifactName(parts[0], parts[1], parts[2], alias),
        };
    }
}
