namespace Instrument.Metadata;

/// <summary>Masks the secrets of a command line: values after names of secrets, and values with the form of one.</summary>
internal static class CommandLineMask
{
    // No name of an option is longer; it bounds the work for an argument that is a whole document.
    private const int NameLength = 64;

    /// <summary>The arguments, with three asterisks in place of secrets.</summary>
    public static IReadOnlyList<string> Apply(IEnumerable<string> arguments)
    {
        List<string> masked = [];
        bool isValueOfSecret = false;
        foreach (string argument in arguments)
        {
            if (isValueOfSecret && !argument.StartsWith("--", StringComparison.Ordinal))
            {
                masked.Add(SecretShapes.Masked);
                isValueOfSecret = false;
                continue;
            }
            int value = ValueOfSecret(argument);
            masked.Add(value < 0 ? SecretShapes.Mask(argument) : SecretShapes.Mask(argument[..value]) + SecretShapes.Masked);
            isValueOfSecret = value < 0 && IsOption(argument) && SecretName.IsMatch(argument);
        }
        return masked;
    }

    // --name=value, /name:value, Section:Name=value, Name: value, "name": "value" in JSON, Name=value in a connection string.
    private static int ValueOfSecret(string argument)
    {
        for (int i = 1; i < argument.Length - 1; i++)
        {
            if (argument[i] is '=' or ':' && SecretName.IsMatch(argument.AsSpan(Math.Max(0, i - NameLength), Math.Min(i, NameLength))))
                return i + 1;
        }
        return -1;
    }

    private static bool IsOption(string argument) =>
        argument.Length > 1 && (argument[0] == '-' || (argument[0] == '/' && argument.IndexOf('/', 1) < 0));
}
