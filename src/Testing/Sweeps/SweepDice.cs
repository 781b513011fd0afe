using System.Text.Json.Nodes;
using static Instrument.Testing.Sweeps.SweepParameters;

namespace Instrument.Testing.Sweeps;

/// <summary>Draws values from the distributions of W&amp;B's sweeps (docs/wire/sdk-surface.md §10.7).</summary>
internal sealed class SweepDice(Random random)
{
    public JsonNode? Draw(JsonObject parameter)
    {
        string distribution = DistributionOf(parameter);
        switch (distribution)
        {
            case "constant":
                return parameter["value"]?.DeepClone();
            case "categorical":
                JsonArray values = parameter["values"]!.AsArray();
                return values[random.Next(values.Count)]?.DeepClone();
            case "categorical_w_probabilities":
                return DrawWeighted(parameter["values"]!.AsArray(), parameter["probabilities"]!.AsArray());
            case "int_uniform":
                return Value(random.NextInt64((long)Number(parameter["min"]), (long)Number(parameter["max"]) + 1), isWhole: true);
        }
        bool isQuantized = distribution.StartsWith("q_", StringComparison.Ordinal);
        double value = Draw(isQuantized ? distribution[2..] : distribution, parameter);
        double step = Step(parameter);
        return isQuantized ? Value(Math.Round(value / step) * step, IsWholeStep(parameter)) : Value(value, isWhole: false);
    }

    private double Draw(string distribution, JsonObject parameter) => distribution switch
    {
        "uniform" => Between(Number(parameter["min"]), Number(parameter["max"])),
        "log_uniform" => Math.Exp(Between(Number(parameter["min"]), Number(parameter["max"]))),
        "log_uniform_values" => Math.Exp(Between(Math.Log(Number(parameter["min"])), Math.Log(Number(parameter["max"])))),
        "inv_log_uniform" => Inverse(Number(parameter["min"]), Number(parameter["max"])),
        "inv_log_uniform_values" => Inverse(-Math.Log(Number(parameter["max"])), -Math.Log(Number(parameter["min"]))),
        "normal" => Normal(parameter),
        "log_normal" => Math.Exp(Normal(parameter)),
        "beta" => Beta(Number(parameter["a"], 1), Number(parameter["b"], 1)),
        _ => throw new InvalidOperationException($"A sweep's config that was accepted has the distribution {distribution}."),
    };

    private JsonNode? DrawWeighted(JsonArray values, JsonArray probabilities)
    {
        double left = random.NextDouble() * probabilities.Sum(Number);
        for (int i = 0; i < values.Count - 1; i++)
        {
            left -= Number(probabilities[i]);
            if (left < 0)
                return values[i]?.DeepClone();
        }
        return values[^1]?.DeepClone();
    }

    private double Between(double min, double max) => min + (random.NextDouble() * (max - min));

    private double Inverse(double min, double max) => Math.Exp(-(min + ((1 - random.NextDouble()) * (max - min))));

    private double Normal(JsonObject parameter) => Number(parameter["mu"], 0) + (Number(parameter["sigma"], 1) * Normal());

    // Box and Muller's.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double Beta(double a, double b)
    {
        double x = Gamma(a);
        double sum = x + Gamma(b);
        return sum > 0 ? x / sum : 0.5;
    }

    // Marsaglia and Tsang's; a shape below 1 is drawn from the one above it.
    private double Gamma(double shape)
    {
        if (shape <= 0)
            return 0;
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
