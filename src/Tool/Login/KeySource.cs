using Instrument.Settings;

namespace Instrument.Tool.Login;

/// <summary>Takes an API key from a pipe, the environment or the keyboard. Nothing of it is shown.</summary>
internal sealed class KeySource(ToolHost host)
{
    /// <summary>Takes the key.</summary>
    /// <param name="fromInput">Whether it comes from standard input.</param>
    /// <param name="page">The page on which a user gets a key.</param>
    /// <param name="source">Where it came from.</param>
    /// <exception cref="ToolException">There is none, or it cannot be one.</exception>
    public ApiKey Take(bool fromInput, string page, out string source)
    {
        (string? text, source) = fromInput ? (host.Input.ReadLine(), "standard input")
            : host.Variable("WANDB_API_KEY") is { Length: > 0 } variable ? (variable, "WANDB_API_KEY")
            : (Ask(page), "the prompt");
        return ApiKey.TryParse(text?.Trim(), out ApiKey? key, out string? rule)
            ? key
            : throw new ToolException(ExitCode.Usage, $"what came from {source} cannot be an API key: {rule}. Get one at {page}.");
    }

    private string Ask(string page)
    {
        if (host.ReadSecret is not { } read)
            throw new ToolException(ExitCode.Usage, "there is no keyboard to ask at. Pipe the key into 'instrument login --key-stdin', or set WANDB_API_KEY.");
        host.Error.WriteLine($"Get an API key at {page}");
        host.Error.Write("Paste it here (it is not shown): ");
        string text = read();
        host.Error.WriteLine();
        return text;
    }
}
