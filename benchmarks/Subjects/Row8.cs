namespace Instrument.Benchmarks.Subjects;

/// <summary>The row that figures speak of: eight doubles.</summary>
public sealed class Row8
{
    [Metric("train/loss", Summary = MetricSummary.Min)]
    public double Loss { get; set; }

    [Metric("train/accuracy")]
    public double Accuracy { get; set; }

    [Metric("train/perplexity")]
    public double Perplexity { get; set; }

    [Metric("train/grad_norm")]
    public double GradientNorm { get; set; }

    [Metric("optimizer/learning_rate")]
    public double LearningRate { get; set; }

    [Metric("optimizer/momentum")]
    public double Momentum { get; set; }

    [Metric("speed/tokens_per_second")]
    public double TokensPerSecond { get; set; }

    [Metric("speed/seconds_per_step")]
    public double SecondsPerStep { get; set; }

    /// <summary>Bytes of a row in the row buffer: a header of 24 and the values.</summary>
    public const int BufferBytes = Rows.RowHeader.Bytes + 8 * sizeof(double);

    /// <summary>Rows of random values, which have 16 or 17 digits as measured values do; the same in each process.</summary>
    public static Row8[] Random(int count)
    {
        Random random = new(1);
        Row8[] rows = new Row8[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = new Row8
            {
                Loss = random.NextDouble() * 4,
                Accuracy = random.NextDouble(),
                Perplexity = random.NextDouble() * 50,
                GradientNorm = random.NextDouble() * 10,
                LearningRate = random.NextDouble() / 1000,
                Momentum = random.NextDouble(),
                TokensPerSecond = random.NextDouble() * 100_000,
                SecondsPerStep = random.NextDouble() / 10,
            };
        }
        return rows;
    }
}
