using System.Text.Json;

namespace Instrument.Benchmarks.Subjects;

/// <summary>A row as JSON, by the fastest means of the framework: encoded keys, no validation, one writer for all rows.</summary>
internal static class Row8Json
{
    private static readonly JsonEncodedText Loss = JsonEncodedText.Encode("train/loss");
    private static readonly JsonEncodedText Accuracy = JsonEncodedText.Encode("train/accuracy");
    private static readonly JsonEncodedText Perplexity = JsonEncodedText.Encode("train/perplexity");
    private static readonly JsonEncodedText GradientNorm = JsonEncodedText.Encode("train/grad_norm");
    private static readonly JsonEncodedText LearningRate = JsonEncodedText.Encode("optimizer/learning_rate");
    private static readonly JsonEncodedText Momentum = JsonEncodedText.Encode("optimizer/momentum");
    private static readonly JsonEncodedText TokensPerSecond = JsonEncodedText.Encode("speed/tokens_per_second");
    private static readonly JsonEncodedText SecondsPerStep = JsonEncodedText.Encode("speed/seconds_per_step");

    /// <summary>The options of such a writer.</summary>
    public static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    public static void Write(Utf8JsonWriter json, Row8 row)
    {
        json.WriteStartObject();
        json.WriteNumber(Loss, row.Loss);
        json.WriteNumber(Accuracy, row.Accuracy);
        json.WriteNumber(Perplexity, row.Perplexity);
        json.WriteNumber(GradientNorm, row.GradientNorm);
        json.WriteNumber(LearningRate, row.LearningRate);
        json.WriteNumber(Momentum, row.Momentum);
        json.WriteNumber(TokensPerSecond, row.TokensPerSecond);
        json.WriteNumber(SecondsPerStep, row.SecondsPerStep);
        json.WriteEndObject();
        json.Flush();
    }
}
