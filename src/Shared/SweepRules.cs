using System.Globalization;

namespace Instrument;

/// <summary>
/// What a sweep can draw from (docs/wire/sdk-surface.md §10.6, §10.7), in one place for the analyzers (attributes) and the runtime (search
/// spaces that are put together by code). Each rule says what is wrong as the end of a sentence that starts with the distribution.
/// </summary>
internal static class SweepRules
{
    /// <summary>What is wrong with a parameter's name, said of the key; null when nothing is.</summary>
    public static string? WhyWrongKey(string key)
    {
        if (key.Length == 0)
            return "is empty";
        if (!IsLetter(key[0]))
            return "does not start with a letter or underscore";
        foreach (char c in key)
        {
            if (!IsLetter(c) && c is not ((>= '0' and <= '9') or '.' or '-'))
                return $"contains '{c}'; a sweep's parameters are named with letters, digits, '_', '.' and '-'";
        }
        return null;
    }

    /// <summary>What is wrong with a uniform distribution; null when nothing is.</summary>
    public static string? WhyWrongRange(double min, double max, double step, bool whole)
    {
        if (!IsFinite(min) || !IsFinite(max))
            return "has bounds that are not finite";
        if (min > max)
            return $"has the minimum {Text(min)} above the maximum {Text(max)}";
        if (whole && (!IsWhole(min) || !IsWhole(max)))
            return $"has the bounds {Text(min)} and {Text(max)}, where whole numbers are drawn";
        return WhyWrongStep(step, whole);
    }

    /// <summary>What is wrong with a distribution that is uniform in the logarithm; null when nothing is.</summary>
    public static string? WhyWrongLogRange(double min, double max, double step, bool whole) =>
        min <= 0 ? $"has the minimum {Text(min)}, which has no logarithm" : WhyWrongRange(min, max, step, whole);

    /// <summary>What is wrong with a normal or log-normal distribution; null when nothing is.</summary>
    public static string? WhyWrongNormal(double mu, double sigma, double step, bool whole)
    {
        if (!IsFinite(mu) || !IsFinite(sigma))
            return "has a mean or deviation that is not finite";
        return sigma < 0 ? $"has the negative deviation {Text(sigma)}" : WhyWrongStep(step, whole);
    }

    /// <summary>What is wrong with a beta distribution; null when nothing is.</summary>
    public static string? WhyWrongBeta(double a, double b, double step, bool whole)
    {
        if (!IsFinite(a) || !IsFinite(b))
            return "has shapes that are not finite";
        return a < 0 || b < 0 ? $"has the shapes {Text(a)} and {Text(b)}, of which one is negative" : WhyWrongStep(step, whole);
    }

    /// <summary>What is wrong with the probabilities of choices; null when nothing is.</summary>
    public static string? WhyWrongProbabilities(IReadOnlyList<double> probabilities, int choices)
    {
        if (probabilities.Count != choices)
            return $"has {Text(choices)} choices and {Text(probabilities.Count)} probabilities";
        double sum = 0;
        foreach (double probability in probabilities)
        {
            if (!IsFinite(probability) || probability < 0)
                return $"has the probability {Text(probability)}";
            sum += probability;
        }
        return sum > 0 ? null : "has no probability above 0";
    }

    /// <summary>A number as messages show it.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string? WhyWrongStep(double step, bool whole)
    {
        if (!IsFinite(step) || step < 0)
            return $"has the step {Text(step)}; a step is positive";
        return whole && !IsWhole(step) ? $"has the step {Text(step)}, where whole numbers are drawn" : null;
    }

    // Beyond 2^53 a double does not tell one whole number from the next.
    private static bool IsWhole(double number) => Math.Floor(number) == number && Math.Abs(number) <= 9007199254740992;

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
}
