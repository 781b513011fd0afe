using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;
using Instrument.Testing.Sweeps;

namespace Instrument.Testing.Operations;

/// <summary>Makes a sweep, or sets the state of one (docs/wire/sdk-surface.md §10.2). Bayesian search draws at random here.</summary>
internal sealed class UpsertSweepOperation() : Operation(
    """
    mutation UpsertSweep(
      $id: ID, $config: String, $description: String, $entityName: String, $projectName: String, $controller: JSONString,
      $launchScheduler: JSONString, $templateVariableValues: JSONString, $scheduler: JSONString, $state: String,
      $priorRunsFilters: JSONString, $displayName: String)
    """,
    "upsertSweep")
{
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] States = ["RUNNING", "PAUSED", "FINISHED", "CANCELED"];

    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        SweepData sweep = input.Text("id") is { } id ? Change(id, input, state) : Create(input, state);
        return new GraphQLObject
        {
            ["sweep"] = SweepObject.Of(sweep, state),
            ["configValidationWarnings"] = SweepConfigRules.Warnings(sweep.Tree),
        };
    }

    private static SweepData Create(JsonObject input, ServerState state)
    {
        string config = input.Text("config") ?? throw RefusalException.Violates(ViolationKind.Sweep, "a new sweep has no config");
        string entity = state.EntityOf(input.Text("entityName"));
        string project = state.ProjectOf(input.Text("projectName"));
        EntityRules.CheckWrite(entity, state.Options);
        NameRules.CheckProject(project);
        JsonObject tree = SweepConfigRules.Read(config);
        JsonObject parameters = SweepConfigRules.Parameters(tree);
        ITrialSearch search = tree.Text("method") == "grid" ? new GridSearch(parameters) : new RandomSearch(parameters, state.Options.SweepSeed);
        SweepData sweep = new(entity, project, RandomNumberGenerator.GetString(IdAlphabet, 8), config, tree, search)
        {
            Description = input.Text("description"),
        };
        state.Sweeps.Add(sweep);
        return sweep;
    }

    private static SweepData Change(string id, JsonObject input, ServerState state)
    {
        SweepData sweep = state.Sweeps.FindByStorageId(id) ?? throw new RefusalException(404, "sweep not found");
        if (input.Text("state") is { } wanted)
            sweep.State = States.Contains(wanted) ? wanted : throw RefusalException.Violates(ViolationKind.Sweep, $"a sweep has no state {wanted}");
        return sweep;
    }
}
