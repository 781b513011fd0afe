using System.Collections.ObjectModel;

namespace Instrument.Metadata;

/// <summary>What the environment says of the job that runs the program.</summary>
internal sealed record JobVariables
{
    // A job's token is a secret, and who its user is counts as private (docs/environment.md).
    private static readonly string[] LeftOut = ["JWT", "JOB_USER", "JOB_UID", "JOB_GID", "JOB_ACCOUNT"];

    /// <summary>SLURM's variables without their prefix, in lower case (docs/wire/sdk-surface.md §3.6).</summary>
    public IReadOnlyDictionary<string, string> Slurm { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What is known of the CI job.</summary>
    public IReadOnlyDictionary<string, string> Ci { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Reads the variables.</summary>
    /// <param name="names">Names of all variables.</param>
    /// <param name="environment">Value of a variable, or <see langword="null"/>.</param>
    public static JobVariables Read(IEnumerable<string> names, Func<string, string?> environment)
    {
        const string Prefix = "SLURM_";
        SortedDictionary<string, string> slurm = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || environment(name) is not { Length: > 0 } value)
                continue;
            string key = name[Prefix.Length..];
            if (key.Length != 0 && !LeftOut.Contains(key, StringComparer.Ordinal) && !SecretName.IsMatch(key))
                slurm[key.ToLowerInvariant()] = SecretShapes.Mask(value);
        }
        return new JobVariables { Slurm = slurm, Ci = CiSystem.Read(environment) };
    }
}
