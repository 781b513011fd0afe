namespace Instrument.Http.GraphQl;

/// <summary>The variables of operations that need nothing but a run.</summary>
internal sealed record RunVariables(string? Entity, string Project, string Name)
{
    /// <summary>The variables for a run; without an entity the server takes the account's own.</summary>
    public static RunVariables Of(RunPath run) => new(run.Entity.Length == 0 ? null : run.Entity, run.Project, run.RunId);
}
