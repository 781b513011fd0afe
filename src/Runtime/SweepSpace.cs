using Instrument.Generated;
using Instrument.Sweeps;

namespace Instrument;

/// <summary>
/// From which values a sweep draws: a distribution for each parameter. <see cref="Of{TConfig}"/> makes one from the attributes of a config;
/// the other methods add parameters, or replace those that are there.
/// </summary>
/// <remarks>A key is a config's key, such as <c>learning_rate</c>. Not for several threads at once.</remarks>
public sealed class SweepSpace
{
    private readonly OrderedDictionary<string, SweepParameter> _parameters = [];
    private readonly HashSet<Type> _open;

    /// <summary>A space without parameters.</summary>
    public SweepSpace() : this([])
    {
    }

    private SweepSpace(HashSet<Type> open) => _open = open;

    /// <summary>The keys of the parameters, in their order.</summary>
    public IReadOnlyList<string> Keys => [.. _parameters.Keys];

    internal IReadOnlyDictionary<string, SweepParameter> Parameters => _parameters;

    /// <summary>The space that the attributes of a config describe, those of nested configs included.</summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <returns>The space; it has no parameters where no member has a <see cref="SweepParameterAttribute"/>.</returns>
    public static SweepSpace Of<TConfig>() where TConfig : IWandbConfig<TConfig>
    {
        SweepSpace space = new([typeof(TConfig)]);
        TConfig.AddSearchSpace(space);
        return space;
    }

    /// <summary>Draws from a range in which every value is as likely as any other.</summary>
    /// <param name="key">The parameter's name: letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, of which the first is a letter or <c>_</c>.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="step">Values are multiples of it. Default: 0, any value.</param>
    /// <param name="whole">Whether values are whole numbers.</param>
    /// <returns>This space.</returns>
    /// <exception cref="ArgumentException">The key or the distribution breaks a rule.</exception>
    public SweepSpace Uniform(string key, double min, double max, double step = 0, bool whole = false)
    {
        Check(key, "Uniform", SweepRules.WhyWrongRange(min, max, step, whole));
        string distribution = step > 0 ? "q_uniform" : whole ? "int_uniform" : "uniform";
        return Add(key, new SweepParameter(distribution, whole).With("min", min).With("max", max).WithStep(step));
    }

    /// <summary>Draws from a range in which every order of magnitude is as likely as any other.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="min">The smallest value, above 0: the value itself and not an exponent.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="step">Values are multiples of it. Default: 0, any value; whole numbers go by ones.</param>
    /// <param name="whole">Whether values are whole numbers.</param>
    public SweepSpace LogUniform(string key, double min, double max, double step = 0, bool whole = false)
    {
        Check(key, "LogUniform", SweepRules.WhyWrongLogRange(min, max, step, whole));
        return Add(key, Quantized("log_uniform_values", step, whole).With("min", min).With("max", max).WithStep(StepOf(step, whole)));
    }

    /// <summary>Draws from a range so that the inverse of the value is uniform in its logarithm.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="min">The smallest value, above 0: the value itself and not an exponent.</param>
    /// <param name="max">The largest value.</param>
    public SweepSpace InverseLogUniform(string key, double min, double max)
    {
        Check(key, "InverseLogUniform", SweepRules.WhyWrongLogRange(min, max, 0, whole: false));
        return Add(key, new SweepParameter("inv_log_uniform_values", isWhole: false).With("min", min).With("max", max));
    }

    /// <summary>Draws from a normal distribution.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="mu">The mean.</param>
    /// <param name="sigma">The standard deviation, not negative.</param>
    /// <param name="step">Values are multiples of it. Default: 0, any value; whole numbers go by ones.</param>
    /// <param name="whole">Whether values are whole numbers.</param>
    public SweepSpace Normal(string key, double mu = 0, double sigma = 1, double step = 0, bool whole = false) =>
        AddNormal("normal", "Normal", key, mu, sigma, step, whole);

    /// <summary>Draws from a distribution whose logarithm is normal.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="mu">The mean of the logarithm.</param>
    /// <param name="sigma">The standard deviation of the logarithm, not negative.</param>
    /// <param name="step">Values are multiples of it. Default: 0, any value; whole numbers go by ones.</param>
    /// <param name="whole">Whether values are whole numbers.</param>
    public SweepSpace LogNormal(string key, double mu = 0, double sigma = 1, double step = 0, bool whole = false) =>
        AddNormal("log_normal", "LogNormal", key, mu, sigma, step, whole);

    /// <summary>Draws from a beta distribution, whose values lie between 0 and 1.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="a">The first shape, not negative.</param>
    /// <param name="b">The second shape, not negative.</param>
    /// <param name="step">Values are multiples of it. Default: 0, any value; whole numbers go by ones.</param>
    /// <param name="whole">Whether values are whole numbers.</param>
    public SweepSpace Beta(string key, double a = 1, double b = 1, double step = 0, bool whole = false)
    {
        Check(key, "Beta", SweepRules.WhyWrongBeta(a, b, step, whole));
        return Add(key, Quantized("beta", step, whole, isRounded: false).With("a", a).With("b", b).WithStep(StepOf(step, whole)));
    }

    /// <summary>Chooses among values that are equally likely.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="values">The values: numbers, flags, text, members of an enum, <see langword="null"/>, lists and dictionaries.</param>
    public SweepSpace Choices(string key, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(key, "Choices", values.Length == 0 ? "has no values" : null);
        return Add(key, new SweepParameter("categorical", isWhole: false).WithValues(key, values));
    }

    /// <summary>Chooses among values that are not equally likely.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="choices">
    /// The values, as those of <see cref="Choices"/>, and how likely each is; the numbers need not add up to 1.
    /// </param>
    public SweepSpace WeightedChoices(string key, params (object? Value, double Probability)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        double[] probabilities = [.. choices.Select(choice => choice.Probability)];
        Check(key, "Choices", choices.Length == 0 ? "has no values" : SweepRules.WhyWrongProbabilities(probabilities, choices.Length));
        object?[] values = [.. choices.Select(choice => choice.Value)];
        return Add(key, new SweepParameter("categorical_w_probabilities", isWhole: false).WithValues(key, values).WithProbabilities(probabilities));
    }

    /// <summary>Gives the parameter always the same value.</summary>
    /// <inheritdoc cref="Uniform"/>
    /// <param name="key">The parameter's name.</param>
    /// <param name="value">The value: a number, flag, text, member of an enum, <see langword="null"/>, a list or dictionary.</param>
    public SweepSpace Constant(string key, object? value)
    {
        Check(key, "Constant", null);
        return Add(key, new SweepParameter("constant", isWhole: false).WithValue(key, value));
    }

    /// <summary>The parameters inside the parameter, which arrive as one object. They are made if there are none.</summary>
    /// <param name="key">The parameter's name, for example that of a nested config.</param>
    /// <returns>The nested space, to add to.</returns>
    /// <exception cref="ArgumentException">The key breaks a rule.</exception>
    public SweepSpace Nested(string key)
    {
        Check(key, "Nested", null);
        if (_parameters.TryGetValue(key, out SweepParameter? known) && known.Nested is { } space)
            return space;
        SweepSpace nested = new(_open);
        Add(key, new SweepParameter(nested));
        return nested;
    }

    /// <summary>Adds the space of a nested config. For generated code.</summary>
    /// <typeparam name="TConfig">The nested config.</typeparam>
    /// <param name="key">The key of the nested config.</param>
    /// <returns>This space.</returns>
    public SweepSpace Nested<TConfig>(string key) where TConfig : IWandbConfig<TConfig>
    {
        // A config that contains itself has a space for its outermost instance.
        if (!_open.Add(typeof(TConfig)))
            return this;
        SweepSpace nested = new(_open);
        TConfig.AddSearchSpace(nested);
        _open.Remove(typeof(TConfig));
        return nested._parameters.Count == 0 ? this : Add(key, new SweepParameter(nested));
    }

    /// <summary>Takes a parameter out, so that it keeps the config's own value.</summary>
    /// <param name="key">The parameter's name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _parameters.Remove(key);

    private SweepSpace AddNormal(string distribution, string method, string key, double mu, double sigma, double step, bool whole)
    {
        Check(key, method, SweepRules.WhyWrongNormal(mu, sigma, step, whole));
        return Add(key, Quantized(distribution, step, whole, isRounded: false).With("mu", mu).With("sigma", sigma).WithStep(StepOf(step, whole)));
    }

    private SweepSpace Add(string key, SweepParameter parameter)
    {
        _parameters[key] = parameter;
        return this;
    }

    private static SweepParameter Quantized(string distribution, double step, bool whole, bool isRounded = true) =>
        new(StepOf(step, whole) > 0 ? "q_" + distribution : distribution, whole) { HasWholeBounds = whole && isRounded };

    private static double StepOf(double step, bool whole) => step == 0 && whole ? 1 : step;

    private static void Check(string key, string method, string? mistake)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (SweepRules.WhyWrongKey(key) is { } reason)
            throw new ArgumentException($"The sweep parameter '{key}' {reason}.", nameof(key));
        if (mistake is not null)
            throw new ArgumentException($"The sweep parameter '{key}' cannot be drawn: {method} {mistake}.");
    }
}
