using System.CommandLine;

namespace Instrument.Tool.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>JSON instead of text.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON to standard output." };

    /// <summary>The server.</summary>
    /// <param name="aliases">Other names of the option.</param>
    public static Option<string?> BaseUrl(params string[] aliases) =>
        new("--base-url", aliases) { Description = "The server, such as https://wandb.example.com. Default: WANDB_BASE_URL, else the settings files, else W&B's own." };

    /// <summary>A run on this disk.</summary>
    public static Argument<string> Run() => Checked(new Argument<string>("run") { Description = "A run's directory, its .wandb log, or its id." });

    /// <summary>Runs on this disk.</summary>
    public static Argument<string[]> Paths() => Checked(new Argument<string[]>("paths")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Runs, or directories that hold runs. Default: all runs in ./wandb, or in the one of WANDB_DIR.",
    });

    // An option that does not exist would be taken for a path.
    private static Argument<T> Checked<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (string token in result.Tokens.Select(token => token.Value).Where(token => token.StartsWith('-')))
                result.AddError($"There is no option '{token}'.");
        });
        return argument;
    }
}
